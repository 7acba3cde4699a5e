package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jackson.Jackson;
import io.muster.application.database.LocalDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminKeysTest {
    private static final ObjectMapper JSON = Jackson.newObjectMapper();

    @TempDir
    Path folder;

    @Test
    void aDatabaseThatNodesShareDemandsTheSameKeyOnEachOfThem() throws Exception {
        MusterConfig config = config("", "jdbc:postgresql://localhost/muster");
        assertThatThrownBy(() -> AdminKeys.of(config))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll("ADMIN_KEY", "DATABASE_URL", "16 characters");
        assertThat(folder).isEmptyDirectory();
        Files.writeString(folder.resolve("admin.key"), "a-key-from-before");
        assertThatThrownBy(() -> AdminKeys.require(config)).hasMessageContaining("admin.key");
        assertThat(AdminKeys.of(config("a-key-that-is-set", "jdbc:postgresql://localhost/muster"))
                        .reveal())
                .isEqualTo("a-key-that-is-set");
    }

    @Test
    void theEmbeddedDatabaseHasAKeyOfItsOwn() throws Exception {
        String generated = AdminKeys.of(config("", "embedded")).reveal();
        assertThat(generated).hasSizeGreaterThan(40);
        MusterConfig running = config("", "embedded");
        running.embeddedDatabaseRuns(new Running());
        assertThat(running.database().getUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:1/postgres");
        assertThat(AdminKeys.of(running).reveal()).isEqualTo(generated);
    }

    @Test
    void aKeyThatIsTooShortIsRefused() throws Exception {
        MusterConfig config = config("short", "embedded");
        assertThatThrownBy(() -> AdminKeys.require(config)).hasMessageContaining("ADMIN_KEY");
        assertThatCode(() -> AdminKeys.require(config("long-enough-for-a-key", "embedded")))
                .doesNotThrowAnyException();
    }

    private record Running(String jdbcUrl, String user, String password) implements LocalDatabase.Running {
        Running() {
            this("jdbc:postgresql://127.0.0.1:1/postgres", "postgres", "secret");
        }

        @Override
        public void close() {}
    }

    private MusterConfig config(String key, String url) throws Exception {
        MusterConfig config =
                JSON.readValue("{\"adminKey\": \"" + key + "\", \"dataDir\": \"" + folder + "\"}", MusterConfig.class);
        config.database().setUrl(url);
        config.adminConnector().setBindHost("127.0.0.1");
        return config;
    }
}
