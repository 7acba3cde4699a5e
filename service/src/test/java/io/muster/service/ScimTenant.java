package io.muster.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tenant as a client has it: an endpoint and a token. Bodies are JSON, in which ' may stand for ", and names without either. */
final class ScimTenant {
    static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final ServiceProcess service;
    private final String slug;
    private final String token;

    ScimTenant(ServiceProcess service, String slug, String token) {
        this.service = service;
        this.slug = slug;
        this.token = token;
    }

    /** The same tenant by another token. */
    ScimTenant with(String other) {
        return new ScimTenant(service, slug, other);
    }

    String slug() {
        return slug;
    }

    String token() {
        return token;
    }

    /** @param headers names and values, in turns */
    HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) throws Exception {
        return sendTo("/scim/v2" + path, method, body == null ? null : strict(body), headers);
    }

    /** @param path behind the tenant
     *  @param body as it is */
    HttpResponse<String> sendTo(String path, String method, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        return service.send(method, "/" + slug + path, token, body, headers);
    }

    HttpResponse<String> sendWithoutToken(String method, String path) throws IOException, InterruptedException {
        return service.send(method, "/" + slug + "/scim/v2" + path, null, null);
    }

    /** An admin task for this tenant, its parameters as JSON. */
    HttpResponse<String> task(String name, String parameters) throws IOException, InterruptedException {
        return service.task(name + "?format=json&tenant=" + slug, strict(parameters));
    }

    JsonNode ok(String method, String path, @Nullable String body) throws Exception {
        return answer(200, send(method, path, body));
    }

    JsonNode get(String path) throws Exception {
        return ok("GET", path, null);
    }

    /** The body of a response that has this status. */
    static JsonNode answer(int status, HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return ServiceProcess.json(response);
    }

    /** @param scimType "" for none */
    static JsonNode refused(int status, String scimType, HttpResponse<String> response) throws IOException {
        JsonNode error = answer(status, response);
        assertThat(error.path("scimType").asText()).as(response.body()).isEqualTo(scimType);
        return error;
    }

    JsonNode create(String endpoint, String body) throws Exception {
        return answer(201, send("POST", endpoint, body));
    }

    /** A new user; its id. */
    String user(String body) throws Exception {
        return create("/Users", body).get("id").asText();
    }

    /** A new group; its id. */
    String group(String name, String... members) throws Exception {
        List<String> values = new ArrayList<>();
        for (String member : members) {
            values.add("{value:'" + member + "'}");
        }
        return create("/Groups", "{displayName:'" + name + "',members:[" + String.join(",", values) + "]}")
                .get("id")
                .asText();
    }

    HttpResponse<String> patch(String path, String... operations) throws Exception {
        return send(
                "PATCH",
                path,
                "{schemas:['" + MESSAGES + "PatchOp'],Operations:[" + String.join(",", operations) + "]}");
    }

    /** @param members before the operations, such as {@code failOnErrors:1,} */
    HttpResponse<String> bulk(String members, String... operations) throws Exception {
        return send(
                "POST",
                "/Bulk",
                "{schemas:['" + MESSAGES + "BulkRequest']," + members + "Operations:[" + String.join(",", operations)
                        + "]}");
    }

    JsonNode search(String endpoint, String members) throws Exception {
        return ok("POST", endpoint + "/.search", "{schemas:['" + MESSAGES + "SearchRequest']," + members + "}");
    }

    HttpResponse<String> filter(String endpoint, String filter) throws Exception {
        return send("GET", endpoint + "?filter=" + URLEncoder.encode(filter, UTF_8), null);
    }

    /** The values of one attribute in what the filter finds, in the order of the answer. */
    List<String> found(String endpoint, String filter, String attribute) throws Exception {
        return texts(answer(200, filter(endpoint, filter)), attribute);
    }

    /** The values of one attribute of the resources of a list. */
    static List<String> texts(JsonNode list, String attribute) {
        List<String> texts = new ArrayList<>();
        list.get("Resources")
                .forEach(resource -> texts.add(resource.path(attribute).asText()));
        return texts;
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    private static String strict(String body) throws IOException {
        return JSON.writeValueAsString(JSON.readTree(body));
    }
}
