package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DatabaseProbeTest {
    @Test
    void aDatabaseThatAnswersIsNamedWithItsVersion() {
        assertThat(probe(TestDatabase.url("postgres"), "postgres").connect().toString())
                .matches("PostgreSQL \\d+\\.\\d+.* at localhost:\\d+/postgres, as postgres");
    }

    @Test
    void aMissingDatabaseIsToBeCreated() {
        assertProblem(
                TestDatabase.url("nowhere"), "postgres", "\"nowhere\" does not exist", "createdb", "DATABASE_URL");
    }

    @Test
    void anUnknownRoleIsNamed() {
        assertProblem(TestDatabase.url("postgres"), "nobody", "\"nobody\"", "DATABASE_USER");
        assertProblem(TestDatabase.url("postgres"), "", "DATABASE_USER");
    }

    @Test
    void aPortWhereNothingListensIsNamed() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertProblem(
                "jdbc:postgresql://localhost:" + free + "/muster", "postgres", "localhost:" + free, "DATABASE_URL");
        assertProblem(
                "jdbc:postgresql://localhost:" + free + ",127.0.0.1:" + free + "/muster",
                "postgres",
                "localhost:" + free + ",127.0.0.1:" + free);
    }

    @Test
    void anUnknownHostIsNamed() {
        assertProblem("jdbc:postgresql://muster.invalid/muster", "postgres", "muster.invalid:5432", "unknown");
    }

    @Test
    void aMalformedAddressIsRefused() {
        assertProblem(
                "jdbc:postgresql://localhost:port/muster",
                "postgres",
                "DATABASE_URL",
                "jdbc:postgresql://host:port/name");
    }

    @Test
    void aMissingRightIsNamedWhereverItIsMissed() {
        TestDatabase.empty().useHandle(handle -> {
            handle.execute("SET SESSION AUTHORIZATION pg_monitor");
            assertThatThrownBy(() -> handle.execute("CREATE TABLE mine (id integer)"))
                    .satisfies(failure -> assertThat(UnusableDatabase.causeOf(new IllegalStateException(failure)))
                            .get()
                            .extracting(UnusableDatabase::getMessage)
                            .asString()
                            .contains("permission denied for schema public", "DATABASE_USER")
                            .doesNotContain("\n"));
            handle.execute("RESET SESSION AUTHORIZATION");
        });
        assertThat(UnusableDatabase.causeOf(new IllegalStateException("a bug"))).isEmpty();
    }

    private static void assertProblem(String url, String user, String... parts) {
        assertThatThrownBy(probe(url, user)::connect)
                .isInstanceOf(UnusableDatabase.class)
                .message()
                .contains(parts)
                .doesNotContain("\n");
    }

    private static DatabaseProbe probe(String url, String user) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        return new DatabaseProbe(url, properties);
    }
}
