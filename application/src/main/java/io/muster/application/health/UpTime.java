package io.muster.application.health;

import java.time.Duration;

/**
 * For how long the service has been up, all nodes together, by the clock of the database. It stands still while no node runs, and grows by
 * at most {@link #LONGEST_BEAT} with each beat, so that neither a pause of the service nor a jump of a clock is time in which an IdP could
 * have been heard.
 */
public interface UpTime {
    /** What a beat counts for at most; nodes beat every minute. */
    Duration LONGEST_BEAT = Duration.ofMinutes(3);

    /** Counts the time since the last beat of any node. */
    Duration beat();

    /** As of the last beat. */
    Duration get();
}
