package io.muster.persistence;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a failed statement means; PostgreSQL tells it by SQLSTATE (appendix A of its manual). */
final class SqlFailure {
    /** Serialization failure and deadlock: the same transaction may succeed at once. */
    private static final Set<String> PASSING = Set.of("40001", "40P01");

    /** Statement and lock time-outs, and a node that was demoted to a standby. */
    private static final Set<String> UNAVAILABLE = Set.of("57014", "55P03", "25P03", "25006");

    /** Connections, resources of the server, its shutdown, errors of its operating system. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

    /** Connections that fail, and a server that is starting or stopping. */
    private static final Set<String> SILENT_CLASSES = Set.of("08", "57");

    private static final String DISK_FULL = "53100";

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DIVISION_BY_ZERO = "22012";

    private SqlFailure() {}

    static boolean isPassing(JdbiException failure) {
        return state(failure).filter(PASSING::contains).isPresent();
    }

    static boolean isUnavailability(JdbiException failure) {
        return failure instanceof ConnectionException // the pool is exhausted, or nobody listens there
                || state(failure)
                        .filter(state ->
                                UNAVAILABLE.contains(state) || UNAVAILABLE_CLASSES.contains(state.substring(0, 2)))
                        .isPresent();
    }

    static boolean isDiskFull(JdbiException failure) {
        return state(failure).filter(DISK_FULL::equals).isPresent();
    }

    /** Whether nothing answered, as opposed to a server that refused, such as one with too many connections. */
    static boolean isSilence(JdbiException failure) {
        return state(failure)
                .filter(state -> SILENT_CLASSES.contains(state.substring(0, 2)))
                .isPresent();
    }

    static boolean isCausedBy(Throwable failure, Class<? extends Throwable> cause) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (cause.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    /** The driver makes a failure of a statement of it, as if PostgreSQL had no memory; but it is this process that has none. */
    static void throwIfOutOfMemory(JdbiException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof OutOfMemoryError error) {
                throw error;
            }
        }
    }

    /** What the driver said, without Jdbi's words around it. */
    static String inWords(JdbiException failure) {
        return cause(failure).map(SQLException::getMessage).orElseGet(failure::toString);
    }

    /** The unique constraint that a row would have violated. */
    static Optional<String> violatedConstraint(SQLException failure) {
        return Optional.of(failure)
                .filter(cause -> UNIQUE_VIOLATION.equals(cause.getSQLState()))
                .filter(PSQLException.class::isInstance)
                .map(cause -> ((PSQLException) cause).getServerErrorMessage())
                .map(ServerErrorMessage::getConstraint);
    }

    /** Whether a write has met no row that it had to meet; see {@link Write#REQUIRED}. */
    static boolean isMissing(SQLException failure) {
        return DIVISION_BY_ZERO.equals(failure.getSQLState());
    }

    private static Optional<String> state(JdbiException failure) {
        return cause(failure).map(SQLException::getSQLState).filter(state -> state.length() == 5);
    }

    private static Optional<SQLException> cause(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException cause) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}
