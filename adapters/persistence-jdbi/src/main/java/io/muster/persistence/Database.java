package io.muster.persistence;

import io.muster.application.Unavailable;
import io.muster.domain.Refusal;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * PostgreSQL as the repositories use it. A handle is the thread's: inside a unit of work, each {@code withHandle} joins its
 * transaction. A database that is away, overloaded or too slow is {@link Unavailable}; what else fails is a bug.
 */
public final class Database {
    private final Jdbi jdbi;

    public Database(Jdbi jdbi) {
        this.jdbi = jdbi;
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP); // SqlText does what little is needed
        // by default the message of an exception shows what was bound, and logs hold no personal data
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    public <T> T withHandle(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw SqlFailure.isUnavailability(e) ? new Unavailable("The database did not answer in time.", e) : e;
        }
    }

    /** As {@link #withHandle}; a violation of the named unique constraint is the refusal. */
    public <T> T withHandle(
            String uniqueConstraint, Supplier<Refusal> taken, HandleCallback<T, RuntimeException> work) {
        try {
            return withHandle(work);
        } catch (JdbiException e) {
            throw SqlFailure.isViolationOf(uniqueConstraint, e) ? taken.get() : e;
        }
    }

    <T> T inTransaction(Supplier<T> work) {
        return withHandle(handle -> {
            if (handle.isInTransaction()) {
                throw new IllegalStateException("units of work do not nest");
            }
            return handle.inTransaction(transaction -> work.get());
        });
    }
}
