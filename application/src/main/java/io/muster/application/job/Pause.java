package io.muster.application.job;

import java.time.Duration;

/** Time that passes without work. */
public interface Pause {
    /** Ends early if the thread is interrupted, and leaves it so. */
    void take(Duration span);
}
