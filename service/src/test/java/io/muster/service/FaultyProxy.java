package io.muster.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a right server and gets one thing wrong. */
final class FaultyProxy implements AutoCloseable {
    /** What is wrong with an answer. */
    interface Fault {
        Reply spoil(String method, String path, Reply reply);
    }

    record Reply(int status, String body) {}

    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String target;
    private final Fault fault;

    FaultyProxy(int port, Fault fault) throws IOException {
        this.target = "http://localhost:" + port;
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                    .timeout(Duration.ofSeconds(20))
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            PASSED_ON.forEach(name -> {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            });
            HttpResponse<String> right =
                    ServiceProcess.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Reply reply = fault.spoil(
                    method, exchange.getRequestURI().getPath(), new Reply(right.statusCode(), right.body()));
            right.headers()
                    .firstValue("Location")
                    .ifPresent(location -> exchange.getResponseHeaders().set("Location", location));
            exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
