package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the jar, as they are typed. */
class CommandsIT {
    @TempDir
    Path folder;

    @Test
    void migrateWorksTwiceOnTheEmbeddedDatabase() throws Exception {
        assertThat(run(Map.of(), "db", "migrate")).isZero();
        assertThat(run(Map.of(), "db", "migrate")).isZero();
    }

    @Test
    void anotherDatabaseIsMigratedByItsOperatorOnly() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> environment =
                    Map.of("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"), "DATABASE_USER", "postgres");
            try (ServiceProcess refused = ServiceProcess.start(folder, environment, "server")) {
                assertThat(refused.exit()).isEqualTo(1);
                assertThat(refused.errors())
                        .contains("java -jar service.jar db migrate")
                        .doesNotContain("\tat ");
            }
            assertRefused(environment, "java -jar service.jar db migrate", "db", "status");
            assertThat(run(environment, "db", "migrate")).isZero();
            assertThat(run(environment, "db", "migrate")).isZero();
            assertThat(run(environment, "db", "status")).isZero();
            try (ServiceProcess check = ServiceProcess.start(folder, environment, "check")) {
                assertThat(check.exit()).isZero();
                assertThat(check.output())
                        .containsPattern("OK +database: PostgreSQL \\d+")
                        .doesNotContain("FAIL");
            }
            try (ServiceProcess service = ServiceProcess.serve(folder, environment)) {
                assertThat(service.tenant("acme")).startsWith("mus_");
            }
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefused() throws Exception {
        try (ServiceProcess first = ServiceProcess.serve(folder, Map.of());
                ServiceProcess second = ServiceProcess.start(folder, Map.of(), "server")) {
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.errors()).contains("DATA_DIR").doesNotContain("\tat ");
            assertThat(first.send("GET", "/version", null, null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aWrongSettingIsRefusedByItsName() throws Exception {
        Path config = folder.resolve("mine.yml");
        Files.writeString(config, Files.readString(Path.of("..", "config.yml")) + "\nshoeSize: 44\n");
        try (ServiceProcess refused = ServiceProcess.start(folder, Map.of(), "server", config.toString())) {
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.errors()).contains("shoeSize").doesNotContain("\tat ");
        }
        try (ServiceProcess refused = ServiceProcess.start(folder, Map.of("DATABASE_POOL_MAX", "many"), "server")) {
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.errors()).contains("database.maxSize").doesNotContain("\tat ");
        }
    }

    @Test
    void whatCannotWorkIsRefusedInOneLineAndAtOnce() throws Exception {
        Map<String, String> nowhere = Map.of("DATABASE_URL", "jdbc:postgresql://localhost:1/muster");
        assertRefused(nowhere, "localhost:1", "server");
        assertRefused(nowhere, "localhost:1", "db", "migrate");
        assertRefused(nowhere, "migrate", "db", "migrat");
        assertRefused(Map.of("PUBLIC_URL", "scim.example.com"), "PUBLIC_URL", "server");
        assertRefused(Map.of(), "missing.yml", "server", "missing.yml");
        try (ServerSocket other = new ServerSocket(0)) {
            assertRefused(Map.of("HTTP_PORT", Integer.toString(other.getLocalPort())), "HTTP_PORT", "server");
        }
        try (ServiceProcess check = ServiceProcess.start(folder, nowhere, "check")) {
            assertThat(check.exit()).isEqualTo(1);
            assertThat(check.output()).containsPattern("FAIL +database: .*localhost:1");
        }
    }

    private void assertRefused(Map<String, String> environment, String named, String... command) throws Exception {
        long began = System.nanoTime();
        try (ServiceProcess refused = ServiceProcess.start(folder, environment, command)) {
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.errors().lines()).hasSize(1);
            assertThat(refused.errors()).contains(named);
            assertThat(refused.output()).doesNotContain("exception", "delayed shutdown");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void theDemoTellsItsFactsAndServes() throws Exception {
        try (ServiceProcess demo =
                ServiceProcess.start(folder, Map.of("ADMIN_KEY", ""), "demo", "--json", "--play", "none")) {
            demo.awaitAnswer();
            demo.awaitOutput("Serving");
            JsonNode facts = new ObjectMapper()
                    .readTree(demo.output().lines().findFirst().orElseThrow());
            assertThat(facts.get("tenantUrl").asText())
                    .isEqualTo(demo.tenantUrl("acme").toString());
            assertThat(facts.get("adminKey").asText()).isEqualTo(Files.readString(folder.resolve("data/admin.key")));
            assertThat(demo.errors().lines().filter(line -> line.startsWith("[")))
                    .hasSizeGreaterThanOrEqualTo(5)
                    .satisfies(lines -> assertThat(lines.get(0)).contains("Reading the settings"))
                    .anySatisfy(line -> assertThat(line).contains("embedded PostgreSQL"))
                    .anySatisfy(line -> assertThat(line).contains("acme"));
            String token = facts.get("secretToken").asText();
            assertThat(ServiceProcess.json(demo.send("GET", "/version", null, null))
                            .get("commit")
                            .asText())
                    .matches(Files.exists(Path.of("..", ".git")) ? "[0-9a-f]{40}" : "unknown");
            HttpResponse<String> users = demo.send("GET", "/acme/scim/Users", token, null);
            assertThat(users.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void simulateEndsWithTheStatusOfItsSteps() throws Exception {
        try (ServiceProcess service = ServiceProcess.serve(folder, Map.of())) {
            String token = service.tenant("acme");
            String url = service.tenantUrl("acme").toString();
            assertThat(run(Map.of("SCIM_TOKEN", token), "simulate", "entra", "--url", url, "--users", "3"))
                    .isZero();
            assertThat(run(Map.of(), "simulate", "okta", "--url", url, "--token", "wrong"))
                    .isEqualTo(1);
        }
    }

    private int run(Map<String, String> environment, String... arguments) throws Exception {
        try (ServiceProcess command = ServiceProcess.start(folder, environment, arguments)) {
            int status = command.exit();
            if (status != 0 && arguments[0].equals("db")) {
                throw new AssertionError(command.errors());
            }
            return status;
        }
    }
}
