package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services over one database. */
class TwoServicesIT {
    private static final int TIMES = 100;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** More of them by {@code -Dmember.races=1000}. */
    private static final int RACES = Integer.getInteger("member.races", 50);

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

    @Test
    void aUserWhomTheOtherDeletesWhileItIsAddedToAGroupIsInNone() throws Exception {
        String token = first.tenant("races");
        String group = created(token, "/Groups", "{\"displayName\":\"Judges\",\"members\":[]}");
        for (int i = 0; i < RACES; i++) {
            String user = created(token, "/Users", "{\"userName\":\"racer" + i + "\"}");
            String patch =
                    "{\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + user + "\"}]}]}";
            CompletableFuture<Integer> added =
                    CompletableFuture.supplyAsync(() -> status(first, "PATCH", "/Groups/" + group, token, patch));
            int deleted = status(second, "DELETE", "/Users/" + user, token, null);
            assertThat(deleted).isEqualTo(204);
            assertThat(added.get()).isIn(200, 204);
        }
        assertThat(one("SELECT count(*) FROM group_member m JOIN scim_user u ON u.tenant_id = m.tenant_id"
                        + " AND u.id = m.user_id WHERE u.deleted_at IS NOT NULL"))
                .isEqualTo("0");
        System.out.println("added on one service, deleted on the other, " + RACES + " times: 0 deleted members");
    }

    private static String created(String token, String path, String body) throws Exception {
        return ServiceProcess.json(first.send("POST", "/races/scim/v2" + path, token, body))
                .get("id")
                .asText();
    }

    private static int status(ServiceProcess service, String method, String path, String token, @Nullable String body) {
        try {
            return service.send(method, "/races/scim/v2" + path, token, body).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
        return one("SELECT string_agg(pid::text, ' ') FROM pg_stat_activity"
                + " WHERE application_name = 'muster-token-changes'");
    }

    private static String one(String query) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void signal(String signal, String processes) throws Exception {
        String[] command = ("kill " + signal + " " + processes).split(" ");
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
