package io.muster.persistence;

import io.muster.application.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether PostgreSQL answers and has disk space, as {@link DatabaseWatch} and the statements of requests last found it. While it does
 * not answer, nothing waits for it: connections in use are cut, and new work is refused at once.
 */
public final class DatabaseState {
    static final String SILENT = "The database does not answer.";
    static final String FULL =
            "The disk of the database is full. Free space on it; writes are taken again by themselves.";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseState.class);

    /** After the last write that failed for want of disk space, the time until a successful test write is believed. */
    private static final Duration DOUBT = Duration.ofSeconds(5);

    private final Set<Connection> inUse = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private volatile boolean full;
    private volatile long foundFullAt;

    /** What keeps the database from doing its work, for a health check; empty if nothing is known to. */
    public Optional<String> problem() {
        if (silent) {
            return Optional.of(SILENT);
        }
        return full ? Optional.of(FULL) : Optional.empty();
    }

    /** Throws {@link Unavailable} without waiting while the database does not answer. */
    void requireAnswer() {
        if (silent) {
            throw new Unavailable(SILENT);
        }
    }

    /** Does the work on a connection that is cut when the database is found not to answer. */
    <T> T using(Connection connection, Supplier<T> work) {
        if (!inUse.add(connection)) { // a handle within a unit of work
            return work.get();
        }
        try {
            requireAnswer(); // it may have been found silent since the connection was asked for
            return work.get();
        } finally {
            inUse.remove(connection);
        }
    }

    void answers() {
        if (silent) {
            silent = false;
            LOG.warn("the database answers again");
        }
    }

    void doesNotAnswer(String why) {
        if (!silent) {
            silent = true;
            LOG.error("the database does not answer; requests are refused with 503 until it does: {}", why);
        }
        inUse.forEach(DatabaseState::cut);
    }

    void isFull() {
        foundFullAt = System.nanoTime();
        if (!full) {
            full = true;
            LOG.error(
                    "the disk of the database is full (SQLSTATE 53100); writes are refused with 503 until there is space");
        }
    }

    /** Whether a test write can tell that there is space again. */
    boolean mayHaveSpace() {
        return full && System.nanoTime() - foundFullAt > DOUBT.toNanos();
    }

    void hasSpace() {
        full = false;
        LOG.warn("the disk of the database has space again");
    }

    /** On a thread of its own, because closing a socket may wait for what is being written to it. */
    private static void cut(Connection connection) {
        try {
            connection.abort(command -> {
                Thread thread = new Thread(command, "cut-connection");
                thread.setDaemon(true);
                thread.start();
            });
        } catch (SQLException e) {
            LOG.warn("a connection could not be cut: {}", e.getMessage());
        }
    }
}
