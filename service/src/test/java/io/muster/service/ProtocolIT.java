package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.domain.Rfc7644;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What RFC 7644 and RFC 9865 promise a client, over HTTP; each test on a tenant of its own. */
class ProtocolIT {
    private static final String PATCH =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[%s]}";
    private static final String BULK =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],%s\"Operations\":[%s]}";
    private static final String SEARCH = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],%s}";

    private static ServiceProcess service;
    private static int tenants;

    private String base;
    private String token;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        service = ServiceProcess.serve(folder, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @BeforeEach
    void newTenant() throws Exception {
        String slug = "tenant" + ++tenants;
        token = service.tenant(slug);
        base = "/" + slug + "/scim/v2";
    }

    @Nested
    class Lists {
        @Test
        void areReadByCursorWithoutRepeatingOrMissingAnybody() throws Exception {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                ids.add(user("u" + i));
            }
            Set<String> met = new HashSet<>();
            String cursor = "";
            do {
                JsonNode page = ok("GET", "/Users?sortBy=userName&count=2&cursor=" + cursor, null);
                page.get("Resources").forEach(user -> met.add(user.get("id").asText()));
                assertThat(page.has("startIndex")).isFalse();
                cursor = page.path("nextCursor").asText();
                if (met.size() == 2) {
                    send("DELETE", "/Users/" + ids.get(0), null);
                    send("DELETE", "/Users/" + ids.get(6), null);
                }
            } while (!cursor.isEmpty());
            assertThat(met).containsAll(ids.subList(0, 6)).doesNotContain(ids.get(6));
        }

        @Test
        void takeNoCursorOfAnotherQueryOrTenant() throws Exception {
            user("a");
            user("b");
            String cursor =
                    ok("GET", "/Users?count=1&cursor=", null).get("nextCursor").asText();
            for (String other : List.of(
                    "/Users?filter=active%20eq%20true&cursor=" + cursor,
                    "/Groups?cursor=" + cursor,
                    "/Users?cursor=" + cursor + "x")) {
                assertError(send("GET", other, null), 400, "invalidCursor");
            }
            newTenant();
            assertError(send("GET", "/Users?cursor=" + cursor, null), 400, "invalidCursor");
        }

        @Test
        @Rfc7644({"3.4.3-01", "3.4.3-02"})
        void areAskedForByPostAtEachLevel() throws Exception {
            user("ann");
            group("annals");
            String search =
                    SEARCH.formatted("\"filter\":\"id pr\",\"attributes\":[\"userName\",\"displayName\"],\"count\":5");
            assertThat(ok("POST", "/Users/.search", search).get("totalResults").asInt())
                    .isEqualTo(1);
            assertThat(ok("POST", "/Groups/.search", search)
                            .at("/Resources/0/displayName")
                            .asText())
                    .isEqualTo("annals");
            assertThat(ok("POST", "/.search", search).get("totalResults").asInt())
                    .isEqualTo(2);
            assertError(send("POST", "/Users/.search", "{\"schemas\":[\"urn:x\"]}"), 400, "invalidSyntax");
        }

        @Test
        @Rfc7644("3.4.2.1-01")
        void coverEveryKindAtTheRoot() throws Exception {
            user("ann");
            user("ben");
            group("annals");
            JsonNode second = ok("GET", "?startIndex=2&count=2", null);
            assertThat(second.get("totalResults").asInt()).isEqualTo(3);
            assertThat(second.at("/Resources/0/meta/resourceType").asText()).isEqualTo("User");
            assertThat(second.at("/Resources/1/meta/resourceType").asText()).isEqualTo("Group");
            assertThat(ok("GET", "?filter=userName%20sw%20%22a%22", null)
                            .get("totalResults")
                            .asInt())
                    .isEqualTo(1);
            assertError(send("GET", "?filter=shoeSize%20eq%201", null), 400, "invalidFilter");
        }

        @Test
        void takeAPlusBesideEscapedBlanksForAPlusSign() throws Exception {
            String id = user("ann+press");
            for (String filter : List.of(
                    "userName%20eq%20%22ann+press%22", "userName%20eq%20ann+press", "userName+eq+%22ann%2Bpress%22")) {
                assertThat(ok("GET", "/Users?filter=" + filter, null)
                                .at("/Resources/0/id")
                                .asText())
                        .as(filter)
                        .isEqualTo(id);
            }
            assertThat(ok("GET", "/Users?filter=userName+eq+%22ann+press%22", null)
                            .get("totalResults")
                            .asInt())
                    .isZero();
        }

        @Test
        @Rfc7644({"3.9-02", "3.9-03"})
        void showWhatIsAskedForAndNothingElse() throws Exception {
            String id = user("ann");
            JsonNode only = ok("GET", "/Users/" + id + "?attributes=userName", null);
            assertThat(names(only)).containsExactlyInAnyOrder("schemas", "id", "userName");
            JsonNode without = ok("GET", "/Users/" + id + "?excludedAttributes=userName,id,meta", null);
            assertThat(names(without)).containsExactlyInAnyOrder("schemas", "id", "active");
        }
    }

    @Nested
    class Groups {
        @Test
        void showTheirMembersAndUsersTheirGroups() throws Exception {
            String ann = user("ann");
            String inner = group("inner", ann);
            String outer = group("outer", inner);
            JsonNode member = ok("GET", "/Groups/" + outer, null).at("/members/0");
            assertThat(member.get("type").asText()).isEqualTo("Group");
            assertThat(member.get("$ref").asText()).endsWith(base + "/Groups/" + inner);
            JsonNode groups = ok("GET", "/Users/" + ann, null).get("groups");
            assertThat(groups).hasSize(2);
            assertThat(ok("GET", "/Users?filter=groups.value%20eq%20%22" + outer + "%22", null)
                            .get("totalResults")
                            .asInt())
                    .isEqualTo(1);
        }

        @Test
        @Rfc7644({"3.5.2-15", "3.5.2-16"})
        void areAnsweredWithoutTheirMembersWhenTheyAreMany() throws Exception {
            List<String> few = bulk(100);
            String group = group("crowd", few.toArray(String[]::new));
            assertThat(add(group, few.get(0)).statusCode()).isEqualTo(200);
            HttpResponse<String> many = add(group, user("more"));
            assertThat(many.statusCode()).isEqualTo(204);
            assertThat(many.headers().firstValue("ETag")).contains("W/\"2\"");
            HttpResponse<String> asked =
                    send("PATCH", "/Groups/" + group + "?attributes=members", patchAdd(few.get(0)));
            assertThat(ServiceProcess.json(asked).get("members")).hasSize(101);
        }

        @Test
        void keepAllChangesThatAreMadeAtOnce() throws Exception {
            List<String> people = bulk(40);
            String group = group("crowd");
            people.parallelStream().forEach(person -> {
                try {
                    assertThat(add(group, person).statusCode()).isEqualTo(200);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(ok("GET", "/Groups/" + group, null).get("members")).hasSize(40);
        }

        @Test
        void loseWhoIsDeletedAndNeverHoldThemselves() throws Exception {
            String ann = user("ann");
            String inner = group("inner", ann);
            String outer = group("outer", inner);
            send("DELETE", "/Users/" + ann, null);
            assertThat(ok("GET", "/Groups/" + inner, null).has("members")).isFalse();
            assertError(add(inner, outer), 400, "invalidValue");
            assertError(add(inner, inner), 400, "invalidValue");
        }

        @Test
        void takeNobodyOfAnotherTenant() throws Exception {
            String foreign = user("ann");
            newTenant();
            String group = group("ours");
            HttpResponse<String> refused = add(group, foreign);
            assertError(refused, 400, "invalidValue");
            assertThat(refused.body()).contains(foreign);
        }
    }

    @Nested
    class Versions {
        @Test
        void keepAChangeFromOverwritingAnother() throws Exception {
            String id = user("ann");
            HttpResponse<String> first =
                    conditional("PUT", "/Users/" + id, "If-Match", "W/\"1\"", "{\"userName\":\"b\"}");
            assertThat(first.headers().firstValue("ETag")).contains("W/\"2\"");
            HttpResponse<String> late =
                    conditional("PUT", "/Users/" + id, "If-Match", "W/\"1\"", "{\"userName\":\"c\"}");
            assertError(late, 412, "");
            assertThat(conditional("GET", "/Users/" + id, "If-None-Match", "W/\"2\"", null)
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Nested
    class Bulk {
        @Test
        @Rfc7644({"3.7.1-01", "3.7.2-01", "3.7.2-02"})
        void runsWhatRefersToWhatComesLaterAndInCircles() throws Exception {
            String manager =
                    "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"manager\":{\"value\":\"bulkId:%s\"}}";
            JsonNode result = ok(
                    "POST",
                    "/Bulk",
                    BULK.formatted(
                            "",
                            String.join(
                                    ",",
                                    post(
                                            "/Groups",
                                            "g",
                                            "\"displayName\":\"team\",\"members\":[{\"value\":\"bulkId:a\"}]"),
                                    post("/Users", "a", "\"userName\":\"a\"," + manager.formatted("b")),
                                    post("/Users", "b", "\"userName\":\"b\"," + manager.formatted("a")))));
            assertThat(result.get("Operations"))
                    .extracting(op -> op.get("status").asText())
                    .containsOnly("201");
            assertThat(result.get("Operations"))
                    .extracting(op -> op.get("bulkId").asText())
                    .containsExactly("g", "a", "b");
            JsonNode users = ok("GET", "/Users?sortBy=userName", null).get("Resources");
            String path = "/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value";
            assertThat(users.get(0).at(path)).isEqualTo(users.get(1).get("id"));
            assertThat(users.get(1).at(path)).isEqualTo(users.get(0).get("id"));
        }

        @Test
        @Rfc7644({"3.7-07", "3.7-11"})
        void tellsEachErrorAndStopsWhereItIsToldTo() throws Exception {
            user("taken");
            String operations = String.join(
                    ",",
                    post("/Users", "x", "\"userName\":\"taken\""),
                    post("/Users", "y", "\"userName\":7"),
                    "{\"method\":\"GET\",\"path\":\"/Users\"}",
                    post("/Users", "z", "\"userName\":\"fine\""));
            JsonNode all = ok("POST", "/Bulk", BULK.formatted("", operations)).get("Operations");
            assertThat(all).extracting(op -> op.get("status").asText()).containsExactly("409", "400", "400", "201");
            assertThat(all.get(0).at("/response/scimType").asText()).isEqualTo("uniqueness");
            JsonNode stopped = ok("POST", "/Bulk", BULK.formatted("\"failOnErrors\":1,", operations))
                    .get("Operations");
            assertThat(stopped).hasSize(1);
        }

        @Test
        @Rfc7644("3.7.4-02")
        void hasItsLimits() throws Exception {
            String many = IntStream.rangeClosed(0, 1000)
                    .mapToObj(i -> "{\"method\":\"DELETE\",\"path\":\"/Users/1\"}")
                    .collect(Collectors.joining(","));
            assertError(send("POST", "/Bulk", BULK.formatted("", many)), 413, "");
            assertError(send("POST", "/Bulk", "{}"), 400, "invalidSyntax");
            assertError(send("POST", "/Bulk", BULK.formatted("\"failOnErrors\":0,", "{}")), 400, "invalidValue");
        }
    }

    @Test
    void allowNamesWhatIsServed() throws Exception {
        for (String method : List.of("DELETE", "OPTIONS", "TRACE")) {
            HttpResponse<String> refused = send(method, "/users", null);
            assertError(refused, 405, "");
            assertThat(refused.headers().firstValue("Allow")).as(method).contains("GET, HEAD, POST");
        }
    }

    @Test
    void nobodyIsMe() throws Exception {
        assertError(send("GET", "/Me", null), 501, "");
        assertError(send("DELETE", "/Me", null), 501, "");
    }

    @Test
    void theConfigurationSaysWhatIsDone() throws Exception {
        JsonNode config = ok("GET", "/ServiceProviderConfig", null);
        for (String feature : List.of("patch", "bulk", "filter", "sort", "etag")) {
            assertThat(config.at("/" + feature + "/supported").asBoolean())
                    .as(feature)
                    .isTrue();
        }
        assertThat(config.at("/changePassword/supported").asBoolean()).isFalse();
        assertThat(config.at("/pagination/cursor").asBoolean()).isTrue();
        assertThat(config.get("documentationUri").asText()).startsWith("https://");
    }

    private String user(String name) throws Exception {
        return made("/Users", "{\"userName\":\"" + name + "\"}");
    }

    private String group(String name, String... members) throws Exception {
        String values = Arrays.stream(members)
                .map(member -> "{\"value\":\"" + member + "\"}")
                .collect(Collectors.joining(","));
        return made("/Groups", "{\"displayName\":\"" + name + "\",\"members\":[" + values + "]}");
    }

    private String made(String path, String body) throws Exception {
        HttpResponse<String> made = send("POST", path, body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return ServiceProcess.json(made).get("id").asText();
    }

    private List<String> bulk(int people) throws Exception {
        String operations = IntStream.range(0, people)
                .mapToObj(i -> post("/Users", "b" + i, "\"userName\":\"bulk" + i + "\""))
                .collect(Collectors.joining(","));
        List<String> ids = new ArrayList<>();
        for (JsonNode result :
                ok("POST", "/Bulk", BULK.formatted("", operations)).get("Operations")) {
            String location = result.get("location").asText();
            ids.add(location.substring(location.lastIndexOf('/') + 1));
        }
        return ids;
    }

    private static String post(String path, String bulkId, String data) {
        return "{\"method\":\"POST\",\"path\":\"" + path + "\",\"bulkId\":\"" + bulkId + "\",\"data\":{" + data + "}}";
    }

    private HttpResponse<String> add(String group, String member) throws Exception {
        return send("PATCH", "/Groups/" + group, patchAdd(member));
    }

    private static String patchAdd(String member) {
        return PATCH.formatted("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + member + "\"}]}");
    }

    private JsonNode ok(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ServiceProcess.json(answer);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return service.send(method, base + path, token, body);
    }

    private HttpResponse<String> conditional(String method, String path, String header, String tag, String body)
            throws Exception {
        return service.send(method, base + path, token, body, header, tag);
    }

    private static void assertError(HttpResponse<String> answer, int status, String scimType) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(ServiceProcess.json(answer).path("scimType").asText()).isEqualTo(scimType);
    }

    private static Set<String> names(JsonNode resource) {
        Set<String> names = new HashSet<>();
        resource.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
