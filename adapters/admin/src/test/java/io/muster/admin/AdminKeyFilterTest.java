package io.muster.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminKeyFilterTest {
    private AdminPort port;

    @BeforeEach
    void start() throws Exception {
        port = new AdminPort();
    }

    @AfterEach
    void stop() throws Exception {
        port.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer wrong", "Basic an-admin-key-for-tests-only", "an-admin-key-for-tests-only"
            })
    void withoutTheKeyNothingIsDone(String header) throws Exception {
        HttpResponse<String> answer = port.send(
                port.request("/tasks/tenant-create?tenant=acme&format=json").header("Authorization", header));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"admin\"");
        assertThat(AdminPort.json(answer).get("error").asText()).contains("ADMIN_KEY");
        assertThat(port.task("tenant-list").body()).doesNotContain("acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/tasks/gc", "/tasks/log-level", "/", "/threads", "/pprof", "/console/", "/metrics/../tasks/gc"})
    void itStandsBeforeEverythingElseToo(String path) throws Exception {
        assertThat(port.send(port.request(path)).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/healthcheck"})
    void probesNeedNoKey(String path) throws Exception {
        assertThat(port.send(port.request(path).GET()).statusCode()).isNotEqualTo(401);
    }

    @Test
    void whoGuessesHasToWait() throws Exception {
        for (int i = 0; i < 5; i++) {
            port.send(port.request("/tasks/tenant-list").header("Authorization", "Bearer guess" + i));
        }
        HttpResponse<String> answer = port.task("tenant-list");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
    }

    @Test
    void aWebPageIsTurnedAwayEvenWithTheKey() throws Exception {
        HttpResponse<String> answer = port.send(port.request("/tasks/tenant-list")
                .header("Origin", "https://evil.example")
                .header("Authorization", "Bearer " + AdminPort.KEY));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void answersAreNotKept() throws Exception {
        assertThat(port.task("tenant-list").headers().firstValue("Cache-Control"))
                .contains("no-store");
    }
}
