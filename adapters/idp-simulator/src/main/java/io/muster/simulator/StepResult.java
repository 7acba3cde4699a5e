package io.muster.simulator;

import java.time.Duration;

/**
 * How a step went.
 *
 * @param number from 1, in the order in which steps ended
 * @param reason what was expected and what came, if it failed; else what came
 */
public record StepResult(int number, String name, boolean passed, String reason, Duration took) {}
