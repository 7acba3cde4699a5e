package io.muster.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void wrongKeysOfAnAddressAreSlowedAndTheRightOneAlwaysPasses() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(guess().statusCode()).isEqualTo(401);
        }
        HttpResponse<String> answer = guess();
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
        assertThat(port.task("tenant-list").statusCode()).isEqualTo(200);
        assertThat(guess().statusCode()).isEqualTo(429);
    }

    @Test
    void aRequestWithoutAKeyIsNoWrongKey() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(port.send(port.request("/tasks/tenant-list")).statusCode())
                    .isEqualTo(401);
        }
        assertThat(guess().statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> guess() throws Exception {
        return port.send(port.request("/tasks/tenant-list").header("Authorization", "Bearer guess"));
    }

    @ParameterizedTest
    @CsvSource({"cross-site,403", "same-site,403", "same-origin,200", "none,200"})
    void aRequestThatAPageOfAnotherSiteHasMadeIsRefused(String site, int status) throws Exception {
        HttpResponse<String> answer = port.send(port.request("/tasks/tenant-list")
                .header("Sec-Fetch-Site", site)
                .header("Authorization", "Bearer " + AdminPort.KEY));
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,200",
        "LOCALHOST:8081,200",
        "localhost.,200",
        "127.0.0.1:8081,200",
        "[::1]:8081,200",
        "10.1.2.3,200",
        "muster.internal:8081,200",
        "evil.example,403",
        "evil.example:8081,403",
        "127.0.0.1.evil.example,403",
        "localhost.evil.example,403"
    })
    void aForeignHostIsRefused(String host, int status) throws Exception {
        String answer = port.raw("POST /tasks/tenant-list HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                + AdminPort.KEY + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "/tasks,404",
        "/tasks/,404",
        "/tasks/no-such-task,404",
        "/tasks/tenant-show?tenant=%00,400",
        "/tasks/scim-suspend?tenant=acme&reason=a%00b,400",
        "/tasks/user-list?tenant=acme&filter=%ff,400",
        "/tasks/user-list?tenant=acme&filter=%zz,400",
        "/tasks/user-list?tenant=acme&filter=%,400",
        "/tasks/gc?x=%ff,400",
        "/tasks/log-level?logger=x&level=INFO&duration=soon,400",
        "/tasks/log-level?logger=x&level=LOUD,400"
    })
    void aMalformedRequestIsNoFailureOfTheService(String path, int status) throws Exception {
        String answer = port.raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + AdminPort.KEY + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void textThatNoDatabaseStoresIsRefusedHoweverDeepItIs() throws Exception {
        port.task("tenant-create?tenant=acme");
        for (String body : new String[] {
            "{\"reason\":\"a\\u0000b\"}", "{\"reason\":\"a\\ud800b\"}", "{\"users\":[{\"userId\":\"a\\u0000b\"}]}"
        }) {
            String task = body.contains("users") ? "user-import" : "scim-suspend";
            HttpResponse<String> answer = port.task(task + "?tenant=acme", "application/json", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("NUL");
        }
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
