package io.muster.simulator;

import java.time.Duration;
import java.util.function.Supplier;

/** Runs steps, counts them and tells the listener. */
final class Steps {
    private final StepListener listener;
    private int passed;
    private int failed;

    Steps(StepListener listener) {
        this.listener = listener;
    }

    /** Whether the step passed. */
    boolean run(String name, Supplier<String> step) {
        long started = System.nanoTime();
        try {
            end(name, true, step.get(), started);
            return true;
        } catch (StepFailed failure) {
            end(name, false, String.valueOf(failure.getMessage()), started);
            return false;
        }
    }

    private synchronized void end(String name, boolean ok, String reason, long started) {
        if (ok) {
            passed++;
        } else {
            failed++;
        }
        listener.step(new StepResult(passed + failed, name, ok, reason, Duration.ofNanos(System.nanoTime() - started)));
    }

    synchronized SimulationResult result() {
        return new SimulationResult(passed, failed);
    }
}
