package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With one tenant's token, whatever is another's is as if it did not exist. */
@ExtendWith(SharedService.class)
class TenantIsolationIT {
    private static final String MARKER = "do-not-tell-7d1f";
    private static final String USER = "{userName:'" + MARKER + "@their.example',externalId:'" + MARKER
            + "',displayName:'" + MARKER + "',emails:[{value:'" + MARKER + "@their.example',type:'work'}]}";

    private final ScimTenant ours;
    private final ScimTenant theirs;
    private final ServiceProcess service;
    private String user;
    private String group;
    private HttpResponse<String> before;

    TenantIsolationIT(ScimTenant ours, ScimTenant theirs, ServiceProcess service) {
        this.ours = ours;
        this.theirs = theirs;
        this.service = service;
    }

    @BeforeEach
    void theyHavePeople() throws Exception {
        user = theirs.user(USER);
        group = theirs.group(MARKER, user);
        theirs.user("{userName:'second'}");
        before = theirs.send("GET", "/Users/" + user, null);
    }

    @AfterEach
    void theirsIsAsItWas() throws Exception {
        assertThat(theirs.send("GET", "/Users/" + user, null).body()).isEqualTo(before.body());
        assertThat(theirs.get("/Groups/" + group).get("members")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Users", "Groups"})
    void theirIdIsAnsweredLikeOneThatNobodyHas(String endpoint) throws Exception {
        String id = endpoint.equals("Users") ? user : group;
        String etag = theirs.send("GET", "/" + endpoint + "/" + id, null)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String whole = endpoint.equals("Users") ? "{userName:'x'}" : "{displayName:'x'}";
        String patch = "{schemas:['" + ScimTenant.MESSAGES
                + "PatchOp'],Operations:[{op:'replace',path:'externalId',value:'x'}]}";
        String[] conditions = {"If-None-Match", "If-Match"};
        assertAlike(404, endpoint, id, "GET", null);
        assertAlike(404, endpoint, id, "HEAD", null);
        assertAlike(404, endpoint, id, "PUT", whole);
        assertAlike(404, endpoint, id, "PATCH", patch);
        assertAlike(404, endpoint, id, "DELETE", null);
        assertAlike(400, endpoint, id, "PATCH", "{Operations:[{op:'melt'}]}");
        assertAlike(404, endpoint, id, "PUT", "{}");
        for (String condition : conditions) {
            assertAlike(404, endpoint, id, "GET", null, condition, etag);
            assertAlike(404, endpoint, id, "PUT", whole, condition, etag);
            assertAlike(404, endpoint, id, "PATCH", patch, condition, etag);
            assertAlike(404, endpoint, id, "DELETE", null, condition, etag);
        }
    }

    @Test
    void theirIdTakesAsLongAsOneThatNobodyHas() throws Exception {
        Duration foreign = median("/Users/" + user);
        Duration unknown = median("/Users/" + unknown());
        assertThat(foreign.minus(unknown).abs())
                .isLessThan(Duration.ofMillis(20).plus(unknown.multipliedBy(3)));
    }

    @Test
    void theirPeopleAndGroupsAreNoMembersOfOurs() throws Exception {
        String team = ours.group("team");
        for (String id : List.of(user, group)) {
            for (String member : List.of("{value:'" + id + "'}", "{value:'" + id + "','$ref':'../Users/" + id + "'}")) {
                assertSameRefusal(id, member, "POST", "/Groups", "{displayName:'other',members:[$]}");
                assertSameRefusal(id, member, "PUT", "/Groups/" + team, "{displayName:'team',members:[$]}");
                String op = "{schemas:['" + ScimTenant.MESSAGES + "PatchOp'],Operations:[";
                assertSameRefusal(id, member, "PATCH", "/Groups/" + team, op + "{op:'add',path:'members',value:[$]}]}");
                assertSameRefusal(
                        id, member, "PATCH", "/Groups/" + team, op + "{op:'replace',path:'members',value:[$]}]}");
                assertSameRefusal(id, member, "PATCH", "/Groups/" + team, op + "{op:'add',value:{members:[$]}}]}");
            }
        }
        assertThat(ours.get("/Groups/" + team).has("members")).isFalse();
    }

    @Test
    void theirUserAsManagerIsTextAndNoMore() throws Exception {
        JsonNode created = ours.create(
                "/Users", "{userName:'ann','" + ScimTenant.ENTERPRISE + "':{manager:{value:'" + user + "'}}}");
        assertThat(created.toString()).doesNotContain(MARKER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName pr",
                "not (userName eq \"x\")",
                "userName sw \"do-not\"",
                "userName co \"tell\"",
                "userName ew \".example\"",
                "externalId eq \"do-not-tell-7d1f\"",
                "emails pr",
                "emails.value co \"their\"",
                "emails[type eq \"work\"]",
                "emails[value co \"their\" and type eq \"work\"]",
                "displayName eq \"do-not-tell-7d1f\" or userName pr",
                "(userName pr) or (userName pr)",
                "not (not (userName pr))",
                "active eq true",
                "active ne false",
                "groups pr",
                "groups.display eq \"do-not-tell-7d1f\"",
                "meta.created gt \"2000-01-01T00:00:00Z\"",
                "meta.lastModified ge \"2000-01-01T00:00:00Z\"",
                "meta.resourceType eq \"User\"",
                "userName eq \"x\\\" or userName pr or \\\"\"",
                "userName eq \"' OR '1'='1\""
            })
    void noFilterFindsTheirs(String filter) throws Exception {
        JsonNode found = answer(200, ours.filter("/Users", filter));
        assertThat(found.get("totalResults").asInt()).isZero();
        assertThat(answer(200, ours.filter("", filter)).toString()).doesNotContain(MARKER);
    }

    @Test
    void noListHoldsOrCountsTheirs() throws Exception {
        ours.user("{userName:'ann'}");
        for (String query : List.of("", "?startIndex=1&count=100", "?sortBy=userName", "?cursor=", "?filter=id%20pr")) {
            JsonNode list = ours.get("/Users" + query);
            assertThat(list.get("totalResults").asInt()).isEqualTo(1);
            assertThat(list.toString()).doesNotContain(MARKER);
        }
        assertThat(ours.get("/Groups").get("totalResults").asInt()).isZero();
        String byMember = URLEncoder.encode("members.value eq \"" + user + "\"", UTF_8);
        assertThat(ours.get("/Groups?filter=" + byMember).get("totalResults").asInt())
                .isZero();
    }

    @Test
    void theirCursorIsNone() throws Exception {
        String cursor = theirs.get("/Users?count=1&cursor=").get("nextCursor").asText();
        refused(400, "invalidCursor", ours.send("GET", "/Users?count=1&cursor=" + cursor, null));
    }

    @Test
    void inBulkToo() throws Exception {
        JsonNode results = answer(
                200,
                ours.bulk(
                        "",
                        "{method:'DELETE',path:'/Users/" + user + "'}",
                        "{method:'PUT',path:'/Users/" + user + "',data:{userName:'x'}}",
                        "{method:'PATCH',path:'/Groups/" + group
                                + "',data:{Operations:[{op:'remove',path:'members'}]}}",
                        "{method:'POST',bulkId:'g',path:'/Groups',data:{displayName:'g',members:[{value:'" + user
                                + "'}]}}",
                        "{method:'POST',bulkId:'h',path:'/Groups',data:{displayName:'h',members:[{value:'bulkId:1'}]}}"));
        assertThat(results.get("Operations").findValuesAsText("status"))
                .startsWith("404", "404", "404")
                .doesNotContain("200", "201", "204");
        assertThat(results.toString()).doesNotContain(MARKER);
    }

    @Test
    void nobodyChoosesTheTenantButTheToken() throws Exception {
        HttpResponse<String> header =
                ours.send("GET", "/Users", null, "X-Tenant-Id", theirs.slug(), "X-Forwarded-Host", theirs.slug());
        assertThat(answer(200, header).get("totalResults").asInt()).isZero();
        for (String name : List.of("organizationId", "tenant", "tenantId", "tenant_id")) {
            assertThat(ours.get("/Users?" + name + "=" + theirs.slug())
                            .get("totalResults")
                            .asInt())
                    .isZero();
        }
        JsonNode created = ours.create(
                "/Users", "{userName:'ann',tenant:'" + theirs.slug() + "',organizationId:'" + theirs.slug() + "'}");
        assertThat(ours.get("/Users/" + created.get("id").asText())
                        .get("userName")
                        .asText())
                .isEqualTo("ann");
        HttpResponse<String> path = service.send("GET", "/" + theirs.slug() + "/scim/v2/Users", ours.token(), null);
        HttpResponse<String> nobody = service.send("GET", "/nobody-at-all/scim/v2/Users", ours.token(), null);
        assertThat(path.statusCode()).isEqualTo(401);
        assertThat(plain(path.body(), "-")).isEqualTo(plain(nobody.body(), "-"));
    }

    @Test
    void whatIsTakenThereIsFreeHere() throws Exception {
        assertThat(ours.send("POST", "/Users", USER).statusCode()).isEqualTo(201);
        assertThat(ours.send("POST", "/Groups", "{displayName:'" + MARKER + "'}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void theirTokensAndClientsAreNotToBeAdministeredAsOurs() throws Exception {
        String token =
                answer(200, theirs.task("token-list", "{}")).at("/items/0/id").asText();
        String client = answer(200, theirs.task("oauth-client-issue", "{}"))
                .get("clientId")
                .asText();
        assertThat(ours.task("token-revoke", "{token:'" + token + "'}").statusCode())
                .isEqualTo(404);
        assertThat(ours.task("token-regenerate", "{token:'" + token + "'}").statusCode())
                .isEqualTo(404);
        assertThat(ours.task("oauth-client-revoke", "{client:'" + client + "'}").statusCode())
                .isEqualTo(404);
        assertThat(ours.task("tenant-set", "{breakGlass:'" + user + "'}").statusCode())
                .isEqualTo(404);
        assertThat(ours.task("tenant-set", "{scimAdministrator:'" + user + "'}").statusCode())
                .isEqualTo(409);
        assertThat(ours.task("user-show", "{user:'" + user + "'}").statusCode()).isEqualTo(404);
        assertThat(answer(200, ours.task("activity-list", "{user:'" + user + "'}"))
                        .get("items"))
                .isEmpty();
    }

    private void assertAlike(
            int status, String endpoint, String foreign, String method, @Nullable String body, String... headers)
            throws Exception {
        String unknown = unknown();
        HttpResponse<String> one = ours.send(method, "/" + endpoint + "/" + foreign, body, headers);
        HttpResponse<String> other = ours.send(method, "/" + endpoint + "/" + unknown, body, headers);
        assertThat(one.statusCode()).as(method + " " + body + one.body()).isEqualTo(status);
        assertThat(other.statusCode()).isEqualTo(status);
        assertThat(plain(one.body(), foreign)).isEqualTo(plain(other.body(), unknown));
        assertThat(names(one)).isEqualTo(names(other));
    }

    private void assertSameRefusal(String id, String member, String method, String path, String body) throws Exception {
        String unknown = unknown();
        HttpResponse<String> one = ours.send(method, path, body.replace("$", member));
        HttpResponse<String> other = ours.send(method, path, body.replace("$", member.replace(id, unknown)));
        refused(400, "invalidValue", one);
        assertThat(plain(one.body(), id)).isEqualTo(plain(other.body(), unknown));
    }

    private Duration median(String path) throws Exception {
        long[] times = new long[25];
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            ours.send("GET", path, null);
            times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        return Duration.ofNanos(times[times.length / 2]);
    }

    private static Set<String> names(HttpResponse<String> response) {
        return new TreeSet<>(response.headers().map().keySet());
    }

    /** Without what no two answers have alike: the reference, and the id that was asked for. */
    private static String plain(String body, String id) {
        return body.replace(id, "ID").replaceAll("\\[[a-z0-9]{10}]", "REFERENCE");
    }

    /** Of the form of our ids. */
    private static String unknown() {
        return UUID.randomUUID().toString().replaceFirst("(.{14})4", "$17");
    }
}
