package io.muster.persistence;

import io.muster.application.Unavailable;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL as the repositories use it. A handle is the thread's: inside a unit of work, each {@code withHandle} joins its
 * transaction. A database that is away, overloaded or too slow is {@link Unavailable}; what else fails is a bug.
 */
public final class Database {
    private final Jdbi jdbi;
    private final DatabaseState state;

    @SuppressWarnings("ThreadLocalUsage") // of one database, not of all; a service has one
    private final ThreadLocal<@Nullable PendingWrites> unit = new ThreadLocal<>();

    public Database(Jdbi jdbi) {
        this(jdbi, new DatabaseState());
    }

    /** @param state tells when there is no use in asking */
    Database(Jdbi jdbi, DatabaseState state) {
        this.jdbi = jdbi;
        this.state = state;
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP); // SqlText does what little is needed
        // by default the message of an exception shows what was bound, and logs hold no personal data
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /** Inside a unit of work, what has been written before is there to be read. */
    public <T> T withHandle(HandleCallback<T, RuntimeException> work) {
        return inHandle(handle -> {
            PendingWrites pending = unit.get();
            if (pending != null) {
                pending.send(handle.getConnection());
            }
            return work.withHandle(handle);
        });
    }

    /**
     * Writes at the latest when the unit of work ends or very much has come together, and at once outside of one. So a refusal of the write may come as late as the
     * end of the unit, which then keeps nothing.
     */
    public void write(Write write) {
        PendingWrites pending = unit.get();
        if (pending != null) {
            pending.add(write);
            if (pending.areMany()) {
                withHandle(handle -> write);
            }
            return;
        }
        PendingWrites alone = new PendingWrites();
        alone.add(write);
        inHandle(handle -> {
            alone.send(handle.getConnection());
            return write;
        });
    }

    /** Does the work when what the unit of work has written is kept, and at once outside of one. */
    public void afterCommit(Runnable work) {
        PendingWrites pending = unit.get();
        if (pending == null) {
            work.run();
        } else {
            pending.afterCommit(work);
        }
    }

    <T> T inTransaction(Supplier<T> work) {
        if (unit.get() != null) {
            throw new IllegalStateException("units of work do not nest");
        }
        PendingWrites pending = new PendingWrites();
        unit.set(pending);
        try {
            T result = inHandle(handle -> handle.inTransaction(transaction -> {
                T done = work.get();
                pending.sendAndCommit(transaction.getConnection());
                return done;
            }));
            pending.committed();
            return result;
        } finally {
            unit.remove();
        }
    }

    private <T> T inHandle(HandleCallback<T, RuntimeException> work) {
        state.requireAnswer();
        try {
            return jdbi.withHandle(handle -> state.using(handle.getConnection(), () -> work.withHandle(handle)));
        } catch (JdbiException e) {
            SqlFailure.throwIfOutOfMemory(e);
            if (SqlFailure.isDiskFull(e)) {
                state.isFull();
                throw Unavailable.full("The disk of the database is full.", e);
            }
            throw SqlFailure.isUnavailability(e) ? new Unavailable("The database did not answer in time.", e) : e;
        }
    }
}
