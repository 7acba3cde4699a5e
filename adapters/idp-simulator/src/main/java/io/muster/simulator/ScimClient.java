package io.muster.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests below a Tenant URL. Waits as long as IdPs do, and as 429 asks; what goes wrong is {@link StepFailed}. */
final class ScimClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_WAITS = 5;
    private static final int LONGEST_WAIT_SECONDS = 30;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final String token;
    private final Map<String, String> headers;
    private final String contentType;

    ScimClient(URI tenantUrl, String token, Map<String, String> headers, String contentType) {
        String scheme = tenantUrl.getScheme();
        if (scheme == null || !scheme.matches("https?") || tenantUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "The URL must be the whole Tenant URL, beginning with http:// or https://.");
        }
        this.base = (scheme + "://" + tenantUrl.getRawAuthority() + tenantUrl.getRawPath()).replaceAll("/+$", "");
        this.token = token;
        this.headers = headers;
        this.contentType = contentType;
    }

    Answer get(String pathAndQuery) {
        return send("GET", pathAndQuery, null);
    }

    Answer send(String method, String pathAndQuery, @Nullable Object body) {
        HttpRequest request = request(method, pathAndQuery, body);
        for (int waits = 0; ; waits++) {
            HttpResponse<String> response = exchange(request);
            if (response.statusCode() != 429 || waits == MAX_WAITS) {
                return answer(response);
            }
            pause(response.headers().firstValue("Retry-After").orElse("1"));
        }
    }

    private HttpRequest request(String method, String pathAndQuery, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + pathAndQuery))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/scim+json");
        headers.forEach(request::header);
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(json(body)))
                .build();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StepFailed("no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Answer(response.statusCode(), headers, parse(response.body()));
    }

    private static JsonNode parse(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new StepFailed("the answer is not JSON");
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body is made of maps and lists", e);
        }
    }

    private static void pause(String retryAfter) {
        int seconds = retryAfter.matches("\\d{1,4}") ? Integer.parseInt(retryAfter) : 1;
        try {
            Thread.sleep(
                    Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT_SECONDS)).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
        }
    }
}
