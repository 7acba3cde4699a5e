package io.muster.application.notice;

import java.time.Duration;

/**
 * How often admins are told of one thing.
 *
 * @param period between two digests of one cause, and how long it has to be quiet to be over
 */
public record NoticeSettings(Duration period) {
    public static final NoticeSettings DEFAULT = new NoticeSettings(Duration.ofHours(1));
}
