package io.muster.admin.task;

/** A parameter is missing, unknown, given twice or of the wrong kind; the message says which, and what is taken. */
public final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadParameter(String message) {
        super(message, null, false, false);
    }

    /** A parameter's name as it may stand in an answer: nothing that could be more than a name. */
    public static String shown(String name) {
        return name.matches("[A-Za-z0-9_-]{1,64}") ? name : "of that name";
    }
}
