package io.muster.persistence;

import io.muster.application.Unavailable;
import io.muster.application.UnitOfWork;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** A transaction; work that meets a deadlock is undone and done again, a few times. */
public final class JdbiUnitOfWork implements UnitOfWork {
    private static final int MAX_REPEATS = 3;

    /** The longest pause before the first repeat, in milliseconds; it doubles with each. */
    private static final int FIRST_PAUSE = 40;

    private final Database database;

    @Inject
    public JdbiUnitOfWork(Database database) {
        this.database = database;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
        return execute(work, 0);
    }

    private <T> T execute(Supplier<T> work, int repeats) {
        try {
            return database.inTransaction(work);
        } catch (JdbiException e) {
            if (!SqlFailure.isPassing(e)) {
                throw e;
            }
            if (repeats == MAX_REPEATS) {
                throw new Unavailable("The same data is being changed too often at once.", e);
            }
        }
        pause(FIRST_PAUSE << repeats);
        return execute(work, repeats + 1);
    }

    /** A random part of it, so that those who met do not meet again. */
    private static void pause(int milliseconds) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(milliseconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The service is stopping.", e);
        }
    }
}
