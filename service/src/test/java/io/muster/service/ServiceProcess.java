package io.muster.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code java -jar service.jar …} as an operator types it, in a folder of its own. */
final class ServiceProcess implements AutoCloseable {
    static final String ADMIN_KEY = "an-admin-key-for-tests-only";
    static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGE = 1 << 19;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final int httpPort;
    final int adminPort;
    private final Process process;
    private final Path output;
    private final Path errors;

    private ServiceProcess(Process process, Path output, Path errors, int httpPort, int adminPort) {
        this.process = process;
        this.output = output;
        this.errors = errors;
        this.httpPort = httpPort;
        this.adminPort = adminPort;
    }

    /** Starts a command on free ports; does not wait for anything. */
    static ServiceProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        int httpPort = freePort();
        int adminPort = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("service.jar")));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .putAll(Map.of(
                        "HTTP_PORT",
                        Integer.toString(httpPort),
                        "ADMIN_PORT",
                        Integer.toString(adminPort),
                        "ADMIN_KEY",
                        ADMIN_KEY,
                        "SHUTDOWN_WAIT",
                        "0s"));
        builder.environment().putAll(environment);
        Path errors = Files.createTempFile(folder, "errors", ".log");
        Process process = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new ServiceProcess(process, output, errors, httpPort, adminPort);
    }

    /** Starts the server and waits until it answers. */
    static ServiceProcess serve(Path folder, Map<String, String> environment) throws Exception {
        ServiceProcess service = start(folder, environment, "server");
        service.awaitAnswer();
        return service;
    }

    void awaitAnswer() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended: " + errors());
            }
            try {
                if (send("GET", "/version", null, null).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException("the service does not answer: " + errors());
    }

    void awaitOutput(String text) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!output().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("no \"" + text + "\" in " + output() + errors());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Waits for a command to end; its exit status. */
    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the command does not end");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** @param headers names and values, in turns */
    HttpResponse<String> send(
            String method, String path, @Nullable String token, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/scim+json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return sent(request.build(), body != null && body.length() > LARGE);
    }

    /** A server may close the connection on a large body that it refuses, and its answer is then lost with it (RFC 9112 §9.5). */
    private static HttpResponse<String> sent(HttpRequest request, boolean large)
            throws IOException, InterruptedException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            if (!large) {
                throw e;
            }
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    HttpResponse<String> task(String nameAndQuery) throws IOException, InterruptedException {
        return task(nameAndQuery, null);
    }

    HttpResponse<String> task(String nameAndQuery, @Nullable String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + adminPort + "/tasks/" + nameAndQuery))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + ADMIN_KEY);
        if (json == null) {
            request.POST(HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A task with a body of {@code text/csv}; it may take long. */
    CompletableFuture<HttpResponse<String>> taskWithCsv(String nameAndQuery, String csv) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + adminPort + "/tasks/" + nameAndQuery))
                        .timeout(Duration.ofMinutes(2))
                        .header("Authorization", "Bearer " + ADMIN_KEY)
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(csv))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A new tenant with SCIM on; its token. */
    String tenant(String slug) throws IOException, InterruptedException {
        task("tenant-create?tenant=" + slug);
        task("tenant-set?tenant=" + slug + "&sso=saml");
        task("scim-enable?tenant=" + slug + "&withoutTemplate=true");
        return json(task("token-issue?format=json&tenant=" + slug + "&description=test"))
                .get("secretToken")
                .asText();
    }

    URI tenantUrl(String slug) {
        return URI.create("http://localhost:" + httpPort + "/" + slug + "/scim");
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** As the power cord does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
