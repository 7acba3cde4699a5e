package io.muster.persistence;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database cannot be used as it is set up; the message says why, and how to fix it. */
public final class UnusableDatabase extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String READ_ONLY = "25006";

    UnusableDatabase(String message) {
        super(message);
    }

    /** If a right is missing in the database, or it takes no writes, what to do about that. */
    public static Optional<UnusableDatabase> causeOf(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState())) {
                return Optional.of(new UnusableDatabase(
                        "The database refuses it (" + oneLine(sql.getMessage())
                                + "). Let the role of DATABASE_USER own the database: ALTER DATABASE name OWNER TO role.",
                        failure));
            }
            if (at instanceof SQLException sql && READ_ONLY.equals(sql.getSQLState())) {
                return Optional.of(new UnusableDatabase(
                        "The database takes no writes (" + oneLine(sql.getMessage())
                                + "). Let DATABASE_URL name the primary, not a standby.",
                        failure));
            }
        }
        return Optional.empty();
    }

    static String oneLine(@Nullable String text) {
        return String.valueOf(text).replaceAll("\\s+", " ").replaceAll("[. ]+$", "");
    }

    UnusableDatabase(String message, Throwable cause) {
        super(message, cause);
    }
}
