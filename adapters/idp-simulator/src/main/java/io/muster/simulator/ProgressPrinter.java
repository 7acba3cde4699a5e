package io.muster.simulator;

import java.io.PrintStream;
import java.util.Locale;

/** A line for each step. */
public final class ProgressPrinter implements StepListener {
    private final PrintStream out;

    public ProgressPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void step(StepResult step) {
        out.printf(
                Locale.ROOT,
                "%s %04d %s (%s, %d ms)%n",
                step.passed() ? "PASS" : "FAIL",
                step.number(),
                step.name(),
                step.reason(),
                step.took().toMillis());
    }
}
