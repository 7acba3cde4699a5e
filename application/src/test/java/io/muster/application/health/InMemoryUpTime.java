package io.muster.application.health;

import java.time.Duration;

/** Grows by the time that a test lets pass. */
public final class InMemoryUpTime implements UpTime {
    private Duration up = Duration.ZERO;
    private Duration sinceBeat = Duration.ZERO;

    public void pass(Duration span) {
        sinceBeat = sinceBeat.plus(span);
    }

    @Override
    public Duration beat() {
        Duration counted = sinceBeat.compareTo(LONGEST_BEAT) < 0 ? sinceBeat : LONGEST_BEAT;
        up = counted.isNegative() ? up : up.plus(counted);
        sinceBeat = Duration.ZERO;
        return up;
    }

    @Override
    public Duration get() {
        return up;
    }
}
