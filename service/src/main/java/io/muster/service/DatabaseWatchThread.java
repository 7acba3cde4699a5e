package io.muster.service;

import io.dropwizard.lifecycle.Managed;
import io.muster.persistence.DatabaseWatch;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The thread of a node that watches its database. */
final class DatabaseWatchThread implements Managed {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DatabaseWatch watch;
    private @Nullable Thread thread;

    @Inject
    DatabaseWatchThread(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public void start() {
        thread = new Thread(watch, "database-watch");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join(PATIENCE.toMillis());
        }
    }
}
