package io.muster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.database.LocalDatabase;
import io.muster.application.database.LocalDatabaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresDatabaseTest {
    private final LocalDatabase database =
            ServiceLoader.load(LocalDatabase.class).findFirst().orElseThrow();

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedIsThereAfterARestart() throws Exception {
        try (LocalDatabase.Running running = database.start(folder)) {
            update(running, "CREATE TABLE kept (id integer)");
            update(running, "INSERT INTO kept VALUES (42)");
        }
        try (LocalDatabase.Running running = database.start(folder)) {
            assertThat(query(running, "SELECT id FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void itIsDurableAndLockedAway() throws Exception {
        try (LocalDatabase.Running running = database.start(folder.resolve("with blank"))) {
            assertThat(query(running, "SHOW fsync")).isEqualTo("on");
            assertThat(query(running, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> DriverManager.getConnection(running.jdbcUrl(), running.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            Path postgres = folder.resolve("with blank").resolve("postgres");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(postgres)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(postgres.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(running.toString()).doesNotContain(running.password());
        }
    }

    @Test
    void aSecondUserOfTheFolderIsToldSo() {
        try (LocalDatabase.Running running = database.start(folder)) {
            assertThat(running.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> database.start(folder))
                    .isInstanceOf(LocalDatabaseException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("DATA_DIR");
        }
    }

    @Test
    void anUnusableFolderIsToldSo() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> database.start(file))
                .isInstanceOf(LocalDatabaseException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aHalfMadeClusterIsMadeAnew() throws Exception {
        Path cluster = Files.createDirectories(folder.resolve("postgres").resolve("cluster"));
        Files.writeString(cluster.resolve("postgresql.conf"), "# killed while it was written");
        try (LocalDatabase.Running running = database.start(folder)) {
            assertThat(query(running, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void whatAKilledServiceLeavesRunningIsTakenOver() throws Exception {
        Process service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledService.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Path acknowledged = folder.resolve("acknowledged");
        while (!Files.exists(acknowledged) || Files.readString(acknowledged).isEmpty()) {
            assertThat(service.isAlive())
                    .as(Files.readString(folder.resolve("output")))
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.MILLISECONDS.sleep(200);
        service.destroyForcibly().waitFor();
        int last = Integer.parseInt(Files.readString(acknowledged).strip());
        try (LocalDatabase.Running running = database.start(folder)) {
            assertThat(Integer.parseInt(query(running, "SELECT count(*) FROM kept")))
                    .isGreaterThanOrEqualTo(last);
        }
    }

    private static String query(LocalDatabase.Running running, String sql) throws SQLException {
        try (Connection connection = connect(running);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void update(LocalDatabase.Running running, String sql) throws SQLException {
        try (Connection connection = connect(running)) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    static Connection connect(LocalDatabase.Running running) throws SQLException {
        return DriverManager.getConnection(running.jdbcUrl(), running.user(), running.password());
    }
}
