package io.muster.application.database;

/** The local database cannot be used; the message tells the operator what is wrong, where, and how to mend it. */
public final class LocalDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalDatabaseException(String message) {
        super(message);
    }

    public LocalDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
