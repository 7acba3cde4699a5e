package io.muster.embedded;

import io.muster.application.database.LocalDatabase;
import io.muster.application.database.LocalDatabaseException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A real PostgreSQL in {@code postgres} below the data folder: durable, on loopback only, behind a random password. What a killed
 * service leaves running is taken over; what a killed database leaves behind, PostgreSQL recovers itself.
 */
public final class EmbeddedPostgresDatabase implements LocalDatabase {
    private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

    @Override
    public Running start(Path dataDirectory) {
        DataFolder folder = DataFolder.open(dataDirectory);
        try {
            Credentials credentials = Credentials.of(folder);
            EmbeddedPostgres postgres = start(folder, credentials);
            credentials.enforce(postgres, folder);
            folder.markInitialised();
            return new RunningPostgres(postgres, credentials, folder);
        } catch (IOException | SQLException | IllegalStateException e) {
            folder.close();
            throw new LocalDatabaseException(
                    "The embedded PostgreSQL does not start in " + folder.path() + "; its own words are in "
                            + folder.log()
                            + ". Mend what it names there (often a full disk), set DATA_DIR to another folder,"
                            + " or set DATABASE_URL to a PostgreSQL of your own. Cause: " + e.getMessage(),
                    e);
        } catch (LocalDatabaseException e) {
            folder.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(DataFolder folder, Credentials credentials) throws IOException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(folder.log().toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.programs().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP_WAIT)
                .setPort(Port.of(folder))
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setConnectConfig("password", credentials.password())
                .setConnectConfig("connectTimeout", "10")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // the log of the server shows no value of a row
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_error_verbosity", "terse")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
    }
}
