package io.muster.domain.mail;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: any time up to a span that doubles with each failure, so that those who failed together do
 * not come back together.
 *
 * @param base the span after the first failure
 * @param cap the longest that the span grows
 */
public record Backoff(Duration base, Duration cap) {
    /** Of one mail that a mail server did not take this time. */
    public static final Backoff OF_MAIL = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15));

    /** Of a mail server that is not there. */
    public static final Backoff OF_SERVER = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

    private static final int MAX_DOUBLINGS = 30;

    /** @param failures how many there have been, from 1 */
    public Duration after(int failures, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(span(failures).toMillis() + 1));
    }

    /** The longest that {@link #after} may be. */
    public Duration span(int failures) {
        Duration doubled = base.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, MAX_DOUBLINGS));
        return doubled.compareTo(cap) < 0 ? doubled : cap;
    }
}
