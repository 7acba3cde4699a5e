package io.muster.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret that was issued is kept in the database or written to a log, whole or by half, at the most talkative level. */
class SecretsIT {
    @TempDir
    private Path folder;

    private final List<String> secrets = new ArrayList<>();

    @Test
    void noSecretIsInTheDatabaseOrInALog() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> environment = Map.of(
                    "DATABASE_URL",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "DATABASE_USER",
                    "postgres",
                    "LOG_LEVEL",
                    "DEBUG");
            try (ServiceProcess migration = ServiceProcess.start(folder, environment, "db", "migrate")) {
                assertThat(migration.exit()).isZero();
            }
            ServiceProcess service = ServiceProcess.serve(folder, environment);
            try (service) {
                use(service);
            }
            String database = dump(postgres);
            String logs = service.output() + service.errors();
            assertThat(secrets).hasSize(6);
            assertThat(database).contains("token").hasSizeGreaterThan(1000);
            assertThat(logs).contains("\"level\":\"DEBUG\"");
            for (String secret : secrets) {
                for (String part : parts(secret)) {
                    assertThat(database.contains(part)).as("in the database").isFalse();
                    assertThat(logs.contains(part)).as("in a log").isFalse();
                }
            }
        }
    }

    private void use(ServiceProcess service) throws Exception {
        secrets.add(ServiceProcess.ADMIN_KEY);
        assertThat(service.task("log-level?logger=org.eclipse.jetty&level=TRACE")
                        .statusCode())
                .isEqualTo(200);
        String token = service.tenant("acme");
        secrets.add(token);
        String fresh = secret(service.task("token-regenerate?format=json&overlapMinutes=5&tenant=acme"), "secretToken");
        HttpResponse<String> issued = service.task("oauth-client-issue?format=json&tenant=acme");
        String clientSecret = secret(issued, "clientSecret");
        String id = ServiceProcess.json(issued).get("clientId").asText();
        secret(service.task("oauth-secret-issue?format=json&tenant=acme&client=" + id), "clientSecret");
        String access = secret(grant(service, id, clientSecret), "access_token");
        for (String presented : List.of(token, fresh, access, clientSecret, token + "x", ServiceProcess.ADMIN_KEY)) {
            service.send("GET", "/acme/scim/v2/Users", presented, null);
            service.send("GET", "/nobody/scim/v2/Users", presented, null);
            service.send("POST", "/acme/scim/v2/Users", presented, "{\"userName\":\"x\",");
            service.send("GET", "/acme/scim/v2/Users?filter=nonsense&access_token=" + presented, presented, null);
            service.send("GET", "/acme/scim/v2/" + presented, presented, null);
        }
        grant(service, id, "wrong" + clientSecret);
        service.task("no-such-task?token=" + token);
    }

    private String secret(HttpResponse<String> answer, String name) throws Exception {
        JsonNode json = ServiceProcess.json(answer);
        secrets.add(json.get(name).asText());
        return json.get(name).asText();
    }

    private static HttpResponse<String> grant(ServiceProcess service, String id, String secret) throws Exception {
        String pair = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + service.httpPort + "/oauth/token"))
                .header("Authorization", "Basic " + pair)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return ServiceProcess.HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The whole, and each half without the beginning that all have alike. */
    private static List<String> parts(String secret) {
        return List.of(secret, secret.substring(4, secret.length() / 2), secret.substring(secret.length() / 2));
    }

    /** Each row of each table as text; binary values once more as Latin-1. */
    private static String dump(EmbeddedPostgres postgres) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables =
                    strings(statement, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'");
            for (String table : tables) {
                strings(statement, "SELECT t::text FROM " + table + " t").forEach(dump::append);
            }
            strings(statement, "SELECT encode(digest, 'escape') FROM token").forEach(dump::append);
            strings(statement, "SELECT encode(digest, 'escape') FROM access_token")
                    .forEach(dump::append);
        }
        return dump.toString();
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
