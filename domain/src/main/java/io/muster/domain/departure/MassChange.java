package io.muster.domain.departure;

import io.muster.domain.tenant.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * More departures by one connection within a short time than is usual. An IdP's assignment may have been changed by mistake, so nothing of
 * it is refused, for a leaver has to lose access at once; what could not be undone waits until people have decided.
 *
 * @param began with its first departure
 * @param ended empty as long as departures go on
 */
public record MassChange(
        MassChangeId id, ConnectionId connection, Instant began, Optional<Instant> ended, State state, Tally tally) {
    /** Departures are counted over so long, and a mass change has ended when none has come for as long. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** Nobody is kept longer than that because nobody has decided. */
    public static final Duration LONGEST_HOLD = Duration.ofDays(30);

    private static final long LEAST = 20;
    private static final long PART = 10;

    /** What has become of it. */
    public enum State {
        /** Nobody of its connection is purged. */
        HELD,
        /** People have said that it may go on, or it was held for too long. */
        RELEASED
    }

    /** Departures by kind. */
    public record Tally(long deactivated, long deleted, long removedFromGroups) {
        public static final Tally NONE = new Tally(0, 0, 0);

        public long total() {
            return deactivated + deleted + removedFromGroups;
        }
    }

    /**
     * From how many departures within {@link #WINDOW} on it is one.
     *
     * @param people whom the tenant has
     */
    public static long threshold(long people) {
        return Math.max(LEAST, people / PART);
    }
}
