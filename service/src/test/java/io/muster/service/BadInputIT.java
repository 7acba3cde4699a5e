package io.muster.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.domain.Rfc7644;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client sends by mistake or on purpose is answered with the right 4xx and a SCIM error, by the real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final String USERS = "/acme/scim/v2/Users";

    private ServiceProcess service;
    private String token = "";
    private String id = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = ServiceProcess.serve(folder, Map.of());
        token = service.tenant("acme");
        id = ServiceProcess.json(service.send("POST", USERS, token, "{\"userName\":\"taken@example.com\"}"))
                .get("id")
                .asText();
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    Stream<Arguments> badRequests() {
        return Stream.of(
                bad("malformed JSON", "POST", USERS, "{\"userName\":", 400, "invalidSyntax"),
                bad("no JSON object", "POST", USERS, "[1]", 400, "invalidSyntax"),
                bad("null", "POST", USERS, "null", 400, "invalidSyntax"),
                bad("an empty body", "POST", USERS, "", 400, "invalidSyntax"),
                bad("something behind the object", "POST", USERS, "{\"userName\":\"a\"} x", 400, "invalidSyntax"),
                bad("a name twice", "POST", USERS, "{\"userName\":\"a\",\"userName\":\"b\"}", 400, "invalidSyntax"),
                bad(
                        "a name twice in another case",
                        "POST",
                        USERS,
                        "{\"userName\":\"a\",\"USERNAME\":\"b\"}",
                        400,
                        "invalidSyntax"),
                bad("no userName", "POST", USERS, "{\"displayName\":\"a\"}", 400, "invalidValue"),
                bad("a blank userName", "POST", USERS, "{\"userName\":\"  \"}", 400, "invalidValue"),
                bad("a number as userName", "POST", USERS, "{\"userName\":7}", 400, "invalidValue"),
                bad("a number as active", "POST", USERS, "{\"userName\":\"a\",\"active\":1}", 400, "invalidValue"),
                bad("text as name", "POST", USERS, "{\"userName\":\"a\",\"name\":\"Ann\"}", 400, "invalidValue"),
                bad("NUL", "POST", USERS, "{\"userName\":\"a\\u0000b\"}", 400, "invalidValue"),
                bad("half a character", "POST", USERS, "{\"userName\":\"a\\ud800b\"}", 400, "invalidValue"),
                bad(
                        "a long userName",
                        "POST",
                        USERS,
                        "{\"userName\":\"" + "a".repeat(256) + "\"}",
                        400,
                        "invalidValue"),
                bad(
                        "deep nesting",
                        "POST",
                        USERS,
                        "{\"x\":" + "[".repeat(3000) + "]".repeat(3000) + "}",
                        400,
                        "invalidSyntax"),
                bad("a taken userName", "POST", USERS, "{\"userName\":\"Taken@Example.COM\"}", 409, "uniqueness"),
                bad("a large body", "POST", USERS, "{\"x\":\"" + "a".repeat(1 << 21) + "\"}", 413, null),
                bad("an unknown id", "GET", USERS + "/2819c223-7f76-453a-919d-413861904646", null, 404, null),
                bad("an id that is none", "GET", USERS + "/1", null, 404, null),
                bad("an unknown path", "GET", "/acme/scim/v2/Nobody", null, 404, null),
                bad("an unknown path outside", "GET", "/nothing/here", null, 404, null),
                bad("a wrong method", "PUT", USERS, "{\"userName\":\"a\"}", 405, null),
                bad(
                        "an unknown filter attribute",
                        "GET",
                        USERS + "?filter=shoeSize%20eq%20%2244%22",
                        null,
                        400,
                        "invalidFilter"),
                bad("half a filter", "GET", USERS + "?filter=userName%20eq", null, 400, "invalidFilter"),
                bad("a filter without sense", "GET", USERS + "?filter=active%20gt%20true", null, 400, "invalidFilter"),
                bad(
                        "a query that is no UTF-8",
                        "GET",
                        USERS + "?count=1&filter=userName%20eq%20%22%FF%22",
                        null,
                        400,
                        "invalidSyntax"),
                bad("brackets", "GET", USERS + "?filter=" + "(".repeat(3000), null, 400, "invalidFilter"),
                bad("a count that is none", "GET", USERS + "?count=ten", null, 400, "invalidValue"),
                bad("a PATCH without operations", "PATCH", "{id}", "{}", 400, "invalidSyntax"),
                bad(
                        "an unknown operation",
                        "PATCH",
                        "{id}",
                        patch("{\"op\":\"move\",\"path\":\"title\"}"),
                        400,
                        "invalidSyntax"),
                bad(
                        "an unknown path in a PATCH",
                        "PATCH",
                        "{id}",
                        patch("{\"op\":\"add\",\"path\":\"shoeSize\",\"value\":1}"),
                        400,
                        "invalidPath"),
                bad(
                        "a read-only path",
                        "PATCH",
                        "{id}",
                        patch("{\"op\":\"replace\",\"path\":\"id\",\"value\":\"1\"}"),
                        400,
                        "mutability"),
                bad("a remove without path", "PATCH", "{id}", patch("{\"op\":\"remove\"}"), 400, "noTarget"),
                bad(
                        "a userName removed",
                        "PATCH",
                        "{id}",
                        patch("{\"op\":\"remove\",\"path\":\"userName\"}"),
                        400,
                        "mutability"));
    }

    /** Some bytes a second, of a body that was announced. */
    @Test
    void whoSendsTooSlowlyIsAnsweredWith408() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.httpPort)) {
            socket.setSoTimeout(20_000);
            String head = "POST " + USERS + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/scim+json\r\nContent-Length: 1000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 10 && socket.getInputStream().available() == 0; i++) {
                socket.getOutputStream().write(' ');
                TimeUnit.MILLISECONDS.sleep(100);
            }
            String answer = new String(socket.getInputStream().readNBytes(300), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("application/scim+json");
        }
    }

    @Test
    void aBodyThatIsCompressedOnItsWayIsRefused() throws Exception {
        for (String coding : new String[] {"gzip, chunked", "gzip,chunked", "identity, chunked"}) {
            String answer = raw("POST " + USERS + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/scim+json\r\nConnection: close\r\nTransfer-Encoding: " + coding
                    + "\r\n\r\n14\r\n{\"userName\":\"gzip\"} \r\n0\r\n\r\n");
            assertThat(answer).as(coding).matches("(?s)HTTP/1.1 (400|501) .*").contains("application/scim+json");
        }
    }

    @Test
    void aClientThatGoesAwayIsNoErrorInTheLog() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.httpPort)) {
                socket.setSoLinger(true, 0);
                String head = "GET /acme/scim/v2/Schemas HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\n\r\n";
                socket.getOutputStream().write(head.repeat(20).getBytes(StandardCharsets.US_ASCII));
            }
        }
        service.send("GET", USERS, token, null);
        TimeUnit.MILLISECONDS.sleep(500);
        assertThat(service.output()).doesNotContain("\"level\":\"ERROR\"");
    }

    @Test
    void whatFollowsASemicolonBelongsToTheId() throws Exception {
        for (String path : new String[] {USERS + "/" + id + ";x", USERS + "/" + id + ";x=1", USERS + ";x/" + id}) {
            assertThat(service.send("DELETE", path, token, null).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(service.send("DELETE", "/scim;x/v2/Users/" + id, token, null).statusCode())
                .isEqualTo(404);
        assertThat(service.send("GET", USERS + "/" + id, token, null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anEmptyFormForATokenIsToldSo() throws Exception {
        // not one '&' alone: at the least rate of a body, it has a millisecond to arrive on a busy machine
        for (String form : new String[] {"", "&".repeat(1000)}) {
            String answer = raw("POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                    + form);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"invalid_request\"");
        }
    }

    /** A request as it is written on the wire, and the answer. */
    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.httpPort)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    @Rfc7644({"3.2-04", "3.2-05", "3.12-01", "3.12-02", "3.12-03"})
    void isAnsweredWithAScimError(String name, String method, String path, String body, int status, String scimType)
            throws Exception {
        HttpResponse<String> answer = service.send(method, path.replace("{id}", USERS + "/" + id), token, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertIsScimError(answer, status);
        JsonNode type = ServiceProcess.json(answer).get("scimType");
        assertThat(type == null ? null : type.asText()).isEqualTo(scimType);
        assertThat(ServiceProcess.json(service.send("GET", USERS + "/" + id, token, null))
                        .get("userName")
                        .asText())
                .isEqualTo("taken@example.com");
    }

    @Test
    void aTokenOpensItsOwnTenantOnly() throws Exception {
        String other = service.tenant("globex");
        assertUnauthorized(service.send("GET", USERS, other, null));
        assertUnauthorized(service.send("GET", "/nobody/scim/v2/Users", other, null));
        assertUnauthorized(service.send("GET", USERS, null, null));
        assertUnauthorized(service.send("GET", "/acme/scim/v2/Nobody", null, null));
        assertUnauthorized(service.send("GET", USERS, token.substring(0, token.length() - 1), null));
        HttpResponse<String> foreign = service.send("GET", "/scim/v2/Users/" + id, other, null);
        assertThat(foreign.statusCode()).isEqualTo(404);
    }

    @Test
    @Rfc7644({"3.12-01", "3.12-02"})
    void whatJettyAnswersIsAScimErrorToo() throws Exception {
        assertIsScimError(service.send("GET", USERS + "/a%2Fb", token, null), 400);
        assertIsScimError(service.send("TRACE", USERS, token, null), 405);
        assertIsScimError(service.send("BREW", USERS, token, null), 405);
        // the last, for behind it the connection is closed
        assertIsScimError(service.send("GET", USERS + "?filter=" + "a".repeat(9000), token, null), 414);
    }

    @Test
    @Rfc7644("3.8-03")
    void aBodyOfAnotherKindIsRefused() throws Exception {
        assertIsScimError(post("text/plain", "Accept", "*/*", "{\"userName\":\"a\"}".getBytes(UTF_8)), 415);
        assertIsScimError(post("application/scim+json", "Content-Encoding", "gzip", new byte[] {31, -117, 8}), 415);
        assertThat(post(
                                "application/scim+json",
                                "Content-Encoding",
                                "identity",
                                "{\"userName\":\"plain\"}".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(201);
        assertIsScimError(
                post("application/scim+json", "Accept", "*/*", "{\"userName\":\"Zoë\"}".getBytes(ISO_8859_1)), 400);
    }

    @Test
    void aDoubledSlashIsOne() throws Exception {
        assertThat(service.send("GET", "/acme/scim//v2///Users/" + id + "/?attributes=userName", token, null)
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> post(String type, String header, String value, byte[] body) throws Exception {
        return ServiceProcess.HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + service.httpPort + USERS))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void assertUnauthorized(HttpResponse<String> answer) throws Exception {
        assertIsScimError(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer realm=\"scim\"");
    }

    private static void assertIsScimError(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/scim+json");
        JsonNode error = ServiceProcess.json(answer);
        assertThat(error.get("schemas").get(0).asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(error.get("status").asText()).isEqualTo(Integer.toString(status));
        assertThat(error.get("detail").asText()).isNotBlank().hasSizeLessThanOrEqualTo(300);
    }

    private static String patch(String operation) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}";
    }

    private static Arguments bad(String name, String method, String path, String body, int status, String scimType) {
        return Arguments.of(name, method, path, body, status, scimType);
    }
}
