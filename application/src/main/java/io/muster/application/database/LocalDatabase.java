package io.muster.application.database;

import java.nio.file.Path;

/** A PostgreSQL that comes along with the service, for machines that have none; found by {@link java.util.ServiceLoader}. */
public interface LocalDatabase {
    /**
     * Starts the database whose data are in the folder, new or as it was left, and waits until it answers. Throws {@link
     * LocalDatabaseException}, also if another process uses the folder.
     */
    Running start(Path dataDirectory);

    /** A database that answers until it is closed. */
    interface Running extends AutoCloseable {
        String jdbcUrl();

        String user();

        String password();

        /** Stops the database; what was committed is kept. */
        @Override
        void close();
    }
}
