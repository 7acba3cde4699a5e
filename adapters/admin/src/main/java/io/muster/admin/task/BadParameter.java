package io.muster.admin.task;

/** A parameter is missing, unknown, given twice or of the wrong kind; the message says which, and what is taken. */
public final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadParameter(String message) {
        super(message, null, false, false);
    }
}
