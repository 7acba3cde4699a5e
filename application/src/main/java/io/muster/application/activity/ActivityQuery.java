package io.muster.application.activity;

import io.muster.domain.activity.Activity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which lines of the log are wanted; an empty condition is none.
 *
 * @param whom ids of resources it was done to, and {@link io.muster.domain.activity.PersonKey keys} of persons, any of which it has to be about
 * @param since to the millisecond
 * @param limit 1 to {@link #MAX_LIMIT}; what lies outside is moved to the nearer end
 */
public record ActivityQuery(
        Optional<String> reference,
        Set<String> whom,
        Optional<Activity.Outcome> outcome,
        Optional<Instant> since,
        int limit) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    public ActivityQuery {
        whom = Set.copyOf(whom);
        limit = Math.max(1, Math.min(MAX_LIMIT, limit));
    }

    /** The latest lines about a resource. */
    public static ActivityQuery about(String subject) {
        return new ActivityQuery(Optional.empty(), Set.of(subject), Optional.empty(), Optional.empty(), DEFAULT_LIMIT);
    }

    /** The same, of lines about any of these. */
    public ActivityQuery about(Set<String> persons) {
        return new ActivityQuery(reference, persons, outcome, since, limit);
    }
}
