package io.muster.application;

/** What an output port stands for did not answer in time; the same request may succeed in a moment. Nothing was changed. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
