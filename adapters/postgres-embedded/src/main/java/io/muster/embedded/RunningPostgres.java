package io.muster.embedded;

import io.muster.application.database.LocalDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A cluster that answers, and the folder that nobody else may use meanwhile. */
record RunningPostgres(EmbeddedPostgres postgres, Credentials credentials, DataFolder folder)
        implements LocalDatabase.Running {
    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Override
    public String user() {
        return Credentials.USER;
    }

    @Override
    public String password() {
        return credentials.password();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            folder.close();
        }
    }
}
