package io.muster.application.activity;

import io.muster.domain.activity.Activity;
import java.time.Instant;
import java.util.Optional;

/**
 * Which lines of the log are wanted; an empty condition is none.
 *
 * @param subject the id of the resource it was done to
 * @param since to the millisecond
 * @param limit 1 to {@link #MAX_LIMIT}; what lies outside is moved to the nearer end
 */
public record ActivityQuery(
        Optional<String> reference,
        Optional<String> subject,
        Optional<Activity.Outcome> outcome,
        Optional<Instant> since,
        int limit) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    public ActivityQuery {
        limit = Math.max(1, Math.min(MAX_LIMIT, limit));
    }

    /** The latest lines about a resource. */
    public static ActivityQuery about(String subject) {
        return new ActivityQuery(
                Optional.empty(), Optional.of(subject), Optional.empty(), Optional.empty(), DEFAULT_LIMIT);
    }
}
