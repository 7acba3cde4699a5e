package io.muster.simulator;

/** Is told each step as it ends; called by one thread at a time. */
public interface StepListener {
    void step(StepResult step);
}
