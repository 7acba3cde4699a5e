package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services over one database: what one revokes, the other refuses within a second. */
class RevocationIT {
    private static final int TIMES = 100;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static ServiceProcess first;
    private static ServiceProcess second;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        Map<String, String> environment =
                Map.of("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"), "DATABASE_USER", "postgres");
        try (ServiceProcess migration = ServiceProcess.start(folder, environment, "db", "migrate")) {
            assertThat(migration.exit()).isZero();
        }
        first = ServiceProcess.serve(folder, environment);
        second = ServiceProcess.serve(folder, environment);
    }

    @AfterAll
    static void stop() throws Exception {
        second.close();
        first.close();
        postgres.close();
    }

    @Test
    void aTokenThatOneServiceRevokesIsRefusedByTheOtherWithinASecond() throws Exception {
        first.tenant("hears");
        Duration worst = worstOf("hears");
        System.out.println(
                "revoked on one service, refused by the other, worst of " + TIMES + ": " + worst.toMillis() + " ms");
        assertThat(worst).isLessThan(LIMIT);
    }

    /** Its process at the database is stopped, so that nobody learns that it is dead. */
    @Test
    void alsoIfTheOtherHearsNothing() throws Exception {
        first.tenant("deaf");
        String listeners = listeners();
        signal("-STOP", listeners);
        try {
            Duration worst = worstOf("deaf");
            System.out.println("the same with silent connections, worst of " + TIMES + ": " + worst.toMillis() + " ms");
            assertThat(worst).isLessThan(LIMIT);
        } finally {
            signal("-CONT", listeners);
        }
    }

    private static Duration worstOf(String tenant) throws Exception {
        Duration worst = Duration.ZERO;
        for (int i = 0; i < TIMES; i++) {
            JsonNode issued = ServiceProcess.json(first.task("token-issue?format=json&tenant=" + tenant));
            String token = issued.get("secretToken").asText();
            assertThat(use(token, tenant)).isEqualTo(200);
            long begin = System.nanoTime();
            String revoke = "token-revoke?tenant=" + tenant + "&token="
                    + issued.get("id").asText();
            assertThat(first.task(revoke).statusCode()).isEqualTo(200);
            while (use(token, tenant) != 401) {
                assertThat(System.nanoTime() - begin)
                        .isLessThan(LIMIT.multipliedBy(5).toNanos());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            worst = took.compareTo(worst) > 0 ? took : worst;
        }
        return worst;
    }

    private static int use(String token, String tenant) throws Exception {
        return second.send("GET", "/" + tenant + "/scim/v2/Users?count=1", token, null)
                .statusCode();
    }

    private static String listeners() throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT string_agg(pid::text, ' ') FROM pg_stat_activity"
                        + " WHERE application_name = 'muster-token-changes'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void signal(String signal, String processes) throws Exception {
        String[] command = ("kill " + signal + " " + processes).split(" ");
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
