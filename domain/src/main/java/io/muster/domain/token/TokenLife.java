package io.muster.domain.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a token works.
 *
 * @param length empty for one that does not end by itself
 */
public record TokenLife(Optional<Duration> length) {
    /** A year; RFC 7644 §7.4 wants a limit. */
    public static final TokenLife DEFAULT = TokenLife.of(Duration.ofDays(365));

    public static final TokenLife NEVER_ENDING = new TokenLife(Optional.empty());

    public static TokenLife of(Duration length) {
        return new TokenLife(Optional.of(length));
    }

    Optional<Instant> endAfter(Instant start) {
        return length.map(start::plus);
    }
}
