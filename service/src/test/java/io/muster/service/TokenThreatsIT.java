package io.muster.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token opens, and everything else does not. */
@ExtendWith(SharedService.class)
class TokenThreatsIT {
    private final ScimTenant tenant;
    private final ServiceProcess service;

    TokenThreatsIT(ScimTenant tenant, ServiceProcess service) {
        this.tenant = tenant;
        this.service = service;
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void withoutATokenNoPathIsOpen(String method) throws Exception {
        String id = UUID.randomUUID().toString();
        for (String path : List.of(
                "",
                "/Users",
                "/Users/" + id,
                "/Users/.search",
                "/Groups",
                "/Groups/" + id,
                "/Bulk",
                "/Me",
                "/.search",
                "/Schemas",
                "/ResourceTypes",
                "/Nothing")) {
            assertThat(tenant.sendWithoutToken(method, path).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    static List<String> malformedHeaders() {
        String like = "mus_" + "a".repeat(49);
        List<String> headers = new ArrayList<>(List.of(
                "Bearer",
                "Bearer ",
                "Bearer  ",
                "Bearer null",
                "Bearer undefined",
                "Bearer {token}",
                "Bearer <token>",
                "Bearer " + like,
                "Bearer " + like + " extra",
                "Bearer " + like + "," + like,
                "Bearer token=" + like,
                "Bearer \u00e9",
                "Bearer mus_",
                "Bearer mus",
                "Bearer MUS_" + "a".repeat(49),
                "Bearer ../../etc/passwd",
                "Bearer ' OR '1'='1",
                "Bearer %00",
                "Bearer " + "a".repeat(4000),
                "Basic " + like,
                "Basic dXNlcjpwYXNz",
                "Digest username=x",
                "Negotiate abc",
                "Token " + like,
                "OAuth " + like,
                "Bearer:" + like,
                "Bearer;" + like,
                "Bearer=" + like,
                "Bearer" + like,
                "bearer\t" + like,
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "AWS4-HMAC-SHA256 Credential=x"));
        return headers;
    }

    @ParameterizedTest
    @MethodSource("malformedHeaders")
    void whatIsNoTokenOpensNothing(String header) throws Exception {
        assertThat(withAuthorization(header)).isIn(400, 401);
    }

    @Test
    void twoCredentialsAreNone() throws Exception {
        String good = "Bearer " + tenant.token();
        assertThat(withAuthorization(good)).isEqualTo(200);
        assertThat(withAuthorization(good, good)).isIn(400, 401);
        assertThat(withAuthorization(good + ", " + good)).isIn(400, 401);
        assertThat(withAuthorization(good, "Basic dXNlcjpwYXNz")).isIn(400, 401);
    }

    @Test
    void aTokenInTheUrlOrTheFormIsNotRead() throws Exception {
        for (String name : List.of("access_token", "token", "bearer", "authorization")) {
            HttpResponse<String> url = service.send(
                    "GET", "/" + tenant.slug() + "/scim/v2/Users?" + name + "=" + tenant.token(), null, null);
            assertThat(url.statusCode()).isEqualTo(401);
            HttpResponse<String> form = ServiceProcess.HTTP.send(
                    request("/Users")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(name + "=" + tenant.token()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(form.statusCode()).isEqualTo(401);
        }
    }

    /** Two requests in one packet on one connection. */
    @Test
    void authenticationDoesNotStickToAConnection() throws Exception {
        String path = "/" + tenant.slug() + "/scim/v2/Users?count=1";
        String first =
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + tenant.token() + "\r\n\r\n";
        String second = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("localhost", service.httpPort)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((first + second).getBytes(US_ASCII));
            String answers = all(socket.getInputStream());
            assertThat(answers.indexOf("HTTP/1.1 200")).isZero();
            assertThat(answers).contains("HTTP/1.1 401");
        }
    }

    @Test
    void noCredentialOpensAnothersDoor() throws Exception {
        HttpRequest scimTokenOnAdminPort = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + service.adminPort + "/tasks/tenant-list"))
                .header("Authorization", "Bearer " + tenant.token())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(ServiceProcess.HTTP
                        .send(scimTokenOnAdminPort, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(withAuthorization("Bearer " + ServiceProcess.ADMIN_KEY)).isEqualTo(401);
    }

    @Test
    void noListShowsASecret() throws Exception {
        String secret = ScimTenant.answer(200, tenant.task("oauth-client-issue", "{}"))
                .get("clientSecret")
                .asText();
        for (String task :
                List.of("token-list", "oauth-client-list", "tenant-show", "connection-show", "activity-list")) {
            String shown = tenant.task(task, "{}").body();
            assertThat(shown).doesNotContain(tenant.token().substring(4, 30), secret.substring(4, 30));
        }
    }

    private int withAuthorization(@Nullable String... headers) throws Exception {
        HttpRequest.Builder request = request("/Users?count=1");
        for (String header : headers) {
            request.header("Authorization", String.valueOf(header));
        }
        return ServiceProcess.HTTP
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + service.httpPort + "/" + tenant.slug() + "/scim/v2" + path));
    }

    private static String all(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), UTF_8);
    }
}
