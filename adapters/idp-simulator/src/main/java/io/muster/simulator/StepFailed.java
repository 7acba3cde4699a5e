package io.muster.simulator;

/** A step met something else than it should; the message says what was expected and what came. */
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailed(String message) {
        super(message, null, false, false);
    }
}
