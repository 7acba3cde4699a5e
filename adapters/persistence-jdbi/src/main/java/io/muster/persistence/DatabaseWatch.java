package io.muster.persistence;

import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Asks PostgreSQL every half second, on a connection of its own, whether it answers, and after a full disk whether there is space again.
 * Runs until it is interrupted.
 */
public final class DatabaseWatch implements Runnable {
    /** How long the connection given here may wait to be made and to be answered. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration BEAT = Duration.ofMillis(500);

    /** A wait that lasted longer than this says that this process stood still, and nothing of the database. */
    private static final Duration OUR_OWN_PAUSE = PATIENCE.plusSeconds(1);

    private final Jdbi jdbi;
    private final DatabaseState state;

    /** @param jdbi makes a connection that waits for {@link #PATIENCE} at most */
    public DatabaseWatch(Jdbi jdbi, DatabaseState state) {
        this.jdbi = jdbi;
        this.state = state;
    }

    @Override
    public void run() {
        boolean connected = false;
        while (!Thread.currentThread().isInterrupted()) {
            long since = System.nanoTime();
            try (Handle handle = jdbi.open()) {
                connected = true;
                while (!Thread.currentThread().isInterrupted()) {
                    since = System.nanoTime();
                    look(handle);
                    sleep();
                }
            } catch (JdbiException e) {
                boolean waited = SqlFailure.isCausedBy(e, SocketTimeoutException.class);
                // a connection that was closed tells nothing: the next one does
                if ((waited || !connected) && SqlFailure.isSilence(e) && !stoodStill(since)) {
                    state.doesNotAnswer(SqlFailure.inWords(e));
                    sleep();
                } else if (!connected) {
                    sleep();
                }
                connected = false;
            }
        }
    }

    private void look(Handle handle) {
        handle.execute("SELECT 1");
        state.answers();
        if (state.mayHaveSpace() && hasSpace(handle)) {
            state.hasSpace();
        }
    }

    /** Has PostgreSQL write a megabyte to a temporary file, which needs no table, no right and no log. */
    private static boolean hasSpace(Handle handle) {
        try {
            handle.useTransaction(transaction -> {
                transaction.execute("SET LOCAL work_mem = '64kB'");
                transaction.execute("SELECT count(*) FROM generate_series(1, 50000)");
            });
            return true;
        } catch (JdbiException e) {
            if (SqlFailure.isDiskFull(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean stoodStill(long since) {
        return System.nanoTime() - since > OUR_OWN_PAUSE.toNanos();
    }

    private static void sleep() {
        try {
            Thread.sleep(BEAT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
