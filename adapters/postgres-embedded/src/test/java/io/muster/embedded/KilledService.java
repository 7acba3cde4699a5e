package io.muster.embedded;

import io.muster.application.database.LocalDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Statement;

/** Inserts rows until it is killed, and writes down how many were acknowledged. */
final class KilledService {
    private KilledService() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (LocalDatabase.Running running = new EmbeddedPostgresDatabase().start(folder);
                Connection connection = EmbeddedPostgresDatabaseTest.connect(running);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (id integer)");
            for (int i = 1; i < 1_000_000; i++) {
                statement.execute("INSERT INTO kept VALUES (" + i + ")");
                Path draft = Files.writeString(folder.resolve("draft"), Integer.toString(i));
                Files.move(draft, folder.resolve("acknowledged"), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }
}
