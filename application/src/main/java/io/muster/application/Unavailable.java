package io.muster.application;

/** What an output port stands for did not answer in time; the same request may succeed in a moment. Nothing was changed. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean full;

    public Unavailable(String what, Throwable cause) {
        super(what, cause);
        full = false;
    }

    /** Not even asked, because it is known not to answer; expected, and without a stack trace. */
    public Unavailable(String what) {
        super(what, null, false, false);
        full = false;
    }

    private Unavailable(String what, Throwable cause, boolean full) {
        super(what, cause);
        this.full = full;
    }

    /** It answers, but has no space to store anything. */
    public static Unavailable full(String what, Throwable cause) {
        return new Unavailable(what, cause, true);
    }

    /** Whether space is missing, which does not pass by itself. */
    public boolean isFull() {
        return full;
    }
}
