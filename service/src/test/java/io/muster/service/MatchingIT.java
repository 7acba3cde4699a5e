package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One person is one account, whatever an IdP pushes; and no account is taken by pushing it. */
@ExtendWith(SharedService.class)
class MatchingIT {
    private final ScimTenant tenant;
    private final ScimTenant stranger;

    MatchingIT(ScimTenant tenant, ScimTenant stranger) {
        this.tenant = tenant;
        this.stranger = stranger;
    }

    @BeforeEach
    void verifyDomain() throws Exception {
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example'}"));
    }

    @Test
    void whoIsKnownByAMailboxNameIsLinkedAndKeepsItsNameAddressesAndRoles() throws Exception {
        String id = known("{userId:'bob',email:'old@acme.example',role:'EDITOR'}", "bob");
        unseen(id, "bob");
        JsonNode adopted = tenant.create(
                "/Users",
                "{userName:'Bob@acme.example',externalId:'x1',title:'Judge',emails:[{value:'new@acme.example'}]}");
        assertThat(adopted.get("id").asText()).isEqualTo(id);
        assertThat(adopted.get("userName").asText()).isEqualTo("bob");
        assertThat(adopted.at("/emails/0/value").asText()).isEqualTo("old@acme.example");
        assertThat(adopted.get("title").asText()).isEqualTo("Judge");
        JsonNode shown = answer(200, tenant.task("user-show", "{user:'" + id + "'}"));
        assertThat(shown.get("roles").get(0).asText()).isEqualTo("EDITOR");
        assertThat(shown.get("aliases").get(0).asText()).isEqualTo("Bob@acme.example");
        assertThat(shown.at("/story/0/operation").asText()).isEqualTo("user linked");
        assertThat(shown.at("/story/0/trace").toString()).contains("matched by mailbox name");
        assertThat(lookUp("userName", "bob@acme.example").at("/Resources/0/id").asText())
                .isEqualTo(id);
        refused(409, "uniqueness", tenant.send("POST", "/Users", "{userName:'bob@acme.example',externalId:'x1'}"));
        JsonNode renamed =
                answer(200, tenant.patch("/Users/" + id, "{op:'replace',path:'userName',value:'bob@acme.example'}"));
        assertThat(renamed.get("userName").asText()).isEqualTo("bob@acme.example");
    }

    @Test
    void anAddressOutsideOfTheTenantsDomainsLinksNobody() throws Exception {
        String id = known("{userId:'carol',email:'carol@elsewhere.example'}", "carol");
        String before = shown(id);
        JsonNode error = refused(
                409,
                "uniqueness",
                tenant.send("POST", "/Users", "{userName:'c.jones',emails:[{value:'carol@elsewhere.example'}]}"));
        assertThat(error.get("detail").asText())
                .contains("domain is not verified")
                .hasSizeLessThanOrEqualTo(300)
                .doesNotContain("carol");
        assertThat(shown(id)).isEqualTo(before);
        JsonNode held = answer(200, tenant.task("conflict-list", "{}")).at("/items/0");
        assertThat(held.get("user").asText()).isEqualTo(id);
        assertThat(held.get("cause").asText()).isEqualTo("unverified-domain");
        assertThat(error.get("detail").asText()).contains(held.get("reference").asText());
        assertThat(answer(200, stranger.task("conflict-list", "{}")).get("items"))
                .isEmpty();
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example,elsewhere.example'}"));
        assertThat(tenant.user("{userName:'c.jones',emails:[{value:'carol@elsewhere.example'}]}"))
                .isEqualTo(id);
        assertThat(answer(200, tenant.task("conflict-list", "{}")).get("items")).isEmpty();
    }

    @Test
    void aNameThatIsAnothersIsHeldAsAConflictHoweverItIsAskedForUntilItIsFree() throws Exception {
        String id = known("{userId:'carl',email:'carl@acme.example',aliases:['charles']}", "carl");
        String other = tenant.user("{userName:'alice',externalId:'a1'}");
        String put = "{userName:'Charles',externalId:'a1'}";
        JsonNode error = refused(409, "uniqueness", tenant.send("PUT", "/Users/" + other, put));
        JsonNode held = answer(200, tenant.task("conflict-list", "{}")).at("/items/0");
        assertThat(held.get("userName").asText()).isEqualTo("Charles");
        assertThat(held.get("rule").asText()).isEqualTo("alias");
        assertThat(held.get("user").asText()).isEqualTo(id);
        assertThat(error.get("detail").asText()).contains(held.get("reference").asText());
        refused(409, "uniqueness", tenant.patch("/Users/" + other, "{op:'replace',path:'userName',value:'charles'}"));
        JsonNode bulk = answer(200, tenant.bulk("", "{method:'PUT',path:'/Users/" + other + "',data:" + put + "}"));
        assertThat(bulk.at("/Operations/0/status").asText()).isEqualTo("409");
        JsonNode items = answer(200, tenant.task("conflict-list", "{}")).get("items");
        assertThat(items).hasSize(1);
        assertThat(items.at("/0/times").asInt()).isEqualTo(3);
        assertThat(tenant.get("/Users/" + other).get("userName").asText()).isEqualTo("alice");
        answer(200, tenant.task("duplicate-resolve", "{keep:'" + other + "',retire:'" + id + "',reason:'ticket'}"));
        assertThat(answer(200, tenant.send("PUT", "/Users/" + other, put))
                        .get("userName")
                        .asText())
                .isEqualTo("Charles");
        assertThat(answer(200, tenant.task("conflict-list", "{}")).get("items")).isEmpty();
    }

    @Test
    void noAdministratorIsLinkedAndNothingOfItIsTold() throws Exception {
        String id = known("{userId:'root',email:'canary@acme.example',givenName:'Canary',role:'ADMIN'}", "root");
        for (String push : List.of(
                "{userName:'root'}",
                "{userName:'ROOT',externalId:'" + id + "'}",
                "{userName:'r',emails:[{value:'canary@acme.example'}]}",
                "{userName:'root@acme.example'}")) {
            HttpResponse<String> response = tenant.send("POST", "/Users", push);
            assertThat(refused(409, "uniqueness", response).get("detail").asText())
                    .contains("administrator");
            assertThat(response.body().toLowerCase(Locale.ROOT)).doesNotContain("canary", id);
        }
        unseen(id, "root");
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isZero();
    }

    @Test
    void aConflictIsResolvedByAnOperatorAndTheNextPushFollowsTheDecision() throws Exception {
        String admin = known("{userId:'boss',email:'boss@acme.example',role:'ADMIN'}", "boss");
        String push = "{userName:'Boss',externalId:'b1'}";
        JsonNode error = refused(409, "uniqueness", tenant.send("POST", "/Users", push));
        assertThat(error.get("detail").asText())
                .contains("Ask your vendor to link that account")
                .hasSizeLessThanOrEqualTo(300);
        String conflict = conflict();
        answer(400, tenant.task("conflict-resolve", "{conflict:'" + conflict + "',how:'link',reason:'ticket'}"));
        assertThat(resolve(409, conflict, "two-people", "preview").toString()).contains("share a userName");
        JsonNode preview = resolve(200, conflict, "link", "preview");
        assertThat(preview.get("applied").asBoolean()).isFalse();
        assertThat(preview.get("effect").asText()).contains("administrator");
        assertThat(preview.at("/account/id").asText()).isEqualTo(admin);
        refused(409, "uniqueness", tenant.send("POST", "/Users", push));
        answer(
                404,
                stranger.task(
                        "conflict-resolve", "{conflict:'" + conflict + "',how:'link',reason:'ticket',mode:'apply'}"));
        assertThat(resolve(200, conflict, "link", "apply").get("decision").asText())
                .isEqualTo("link");
        assertThat(answer(200, tenant.task("conflict-list", "{}"))
                        .at("/items/0/decidedBy")
                        .asText())
                .isEqualTo("operator");
        assertThat(tenant.user(push)).isEqualTo(admin);
        assertThat(answer(200, tenant.task("conflict-list", "{}")).get("items")).isEmpty();
        JsonNode story =
                answer(200, tenant.task("user-show", "{user:'" + admin + "'}")).get("story");
        assertThat(story.at("/0/operation").asText()).isEqualTo("user linked");
        assertThat(story.at("/0/trace").toString()).contains("decided by an operator");
        assertThat(story.at("/1/operation").asText()).isEqualTo("user conflict resolved");
        assertThat(story.at("/1/detail").asText()).isEqualTo("ticket");

        String first = known("{userId:'kim',email:'kim@elsewhere.example'}", "kim");
        String namesake = "{userName:'k.doe',emails:[{value:'kim@elsewhere.example'}]}";
        refused(409, "uniqueness", tenant.send("POST", "/Users", namesake));
        resolve(200, conflict(), "two-people", "apply");
        String second = tenant.user(namesake);
        assertThat(second).isNotEqualTo(first);
        assertThat(answer(200, tenant.task("duplicates-report", "{}")).toString())
                .doesNotContain(second);
    }

    @Test
    void whyAPersonFailedIsFoundByNameAddressOrExternalIdBeforeThereIsAnAccountAndByTheReferenceOfAnyError()
            throws Exception {
        String push =
                "{userName:'Zoe@acme.example',externalId:'z1',emails:[{value:'zoe.k@elsewhere.example'}],active:'perhaps'}";
        JsonNode error = refused(400, "invalidValue", tenant.send("POST", "/Users", push));
        for (String person : List.of("zoe@acme.example", "z1", "Zoe.K@elsewhere.example")) {
            JsonNode lines = answer(200, tenant.task("activity-list", "{user:'" + person + "'}"))
                    .get("items");
            assertThat(lines).as(person).hasSize(1);
            assertThat(error.get("detail").asText())
                    .contains(lines.at("/0/reference").asText());
            assertThat(lines.toString().toLowerCase(Locale.ROOT)).doesNotContain("zoe");
            assertThat(answer(200, stranger.task("activity-list", "{user:'" + person + "'}"))
                            .get("items"))
                    .isEmpty();
        }
        ScimTenant wrong = tenant.with("mus_wrong");
        HttpResponse<String> denied = wrong.send("GET", "/Users", null);
        String detail = answer(401, denied).get("detail").asText();
        String reference = detail.substring(detail.lastIndexOf('[') + 1, detail.length() - 1);
        assertThat(denied.headers().firstValue("X-Request-Id")).contains(reference);
        assertThat(answer(200, tenant.task("activity-list", "{ref:'" + reference + "'}"))
                        .at("/items/0/detail")
                        .asText())
                .contains("malformed");
        assertThat(answer(200, stranger.task("activity-list", "{ref:'" + reference + "'}"))
                        .get("items"))
                .isEmpty();
    }

    private String conflict() throws Exception {
        return answer(200, tenant.task("conflict-list", "{}"))
                .at("/items/0/conflict")
                .asText();
    }

    private JsonNode resolve(int status, String conflict, String how, String mode) throws Exception {
        return answer(
                status,
                tenant.task(
                        "conflict-resolve",
                        "{conflict:'" + conflict + "',how:'" + how + "',reason:'ticket',mode:'" + mode + "'}"));
    }

    @Test
    void anIdThatTheClientChoosesIsNobodys() throws Exception {
        String other = tenant.user("{userName:'other'}");
        for (String chosen : List.of("1", "0", other, "admin")) {
            JsonNode created = tenant.create(
                    "/Users", "{id:'" + other + "',externalId:'" + chosen + "',userName:'u" + chosen + "'}");
            assertThat(created.get("id").asText()).isNotIn(other, chosen);
        }
        assertThat(tenant.get("/Users/" + other).get("userName").asText()).isEqualTo("other");
    }

    @Test
    void aDeletedPersonWhoIsPushedAgainHasTheSameAccountAndNoGroups() throws Exception {
        String guid = "2819c223-7f76-453a-919d-413861904646";
        String id = tenant.user("{userName:'dora@acme.example',externalId:'" + guid + "'}");
        String group = tenant.group("Judges", id);
        assertThat(tenant.send("DELETE", "/Users/" + id, null).statusCode()).isEqualTo(204);
        assertThat(tenant.send("GET", "/Users/" + id, null).statusCode()).isEqualTo(404);
        String namesake = tenant.user("{userName:'dora@acme.example',externalId:'d2'}");
        assertThat(namesake).isNotEqualTo(id);
        assertThat(tenant.get("/Users/" + namesake).has("groups")).isFalse();
        JsonNode back = tenant.create("/Users", "{userName:'dora.new@acme.example',externalId:'" + guid + "'}");
        assertThat(back.get("id").asText()).isEqualTo(id);
        assertThat(back.has("groups")).isFalse();
        assertThat(tenant.get("/Groups/" + group).has("members")).isFalse();
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isEqualTo(2);
        answer(200, tenant.patch("/Users/" + id, "{op:'replace',path:'active',value:false}"));
        assertThat(tenant.user("{userName:'dora.new@acme.example',externalId:'" + guid + "'}"))
                .isEqualTo(id);
        assertThat(tenant.get("/Users/" + id).get("active").asBoolean()).isTrue();
    }

    @Test
    void aRetriedCreateChangesNothingAndTheAccountIsFound() throws Exception {
        String push = "{userName:'eve@acme.example',externalId:'e1'}";
        JsonNode created = tenant.create("/Users", push);
        refused(409, "uniqueness", tenant.send("POST", "/Users", push));
        assertThat(lookUp("userName", "eve@acme.example").at("/Resources/0")).isEqualTo(created);
        assertThat(lookUp("externalId", "e1").at("/Resources/0")).isEqualTo(created);
    }

    @Test
    void anotherConnectionHasExternalIdsOfItsOwnAndTakesNobodyAway() throws Exception {
        answer(200, tenant.task("connection-create", "{connection:'okta'}"));
        String secret = answer(200, tenant.task("token-issue", "{connection:'okta'}"))
                .get("secretToken")
                .asText();
        ScimTenant okta = tenant.with(secret);
        String ours = tenant.user("{userName:'frank@acme.example',externalId:'1'}");
        String theirs = okta.user("{userName:'grace@acme.example',externalId:'1'}");
        assertThat(theirs).isNotEqualTo(ours);
        assertThat(lookUp("externalId", "1").at("/Resources/0/id").asText()).isEqualTo(ours);
        assertThat(answer(200, okta.filter("/Users", "externalId eq \"1\""))
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(theirs);
        assertThat(okta.get("/Users").get("totalResults").asInt()).isEqualTo(1);
        assertThat(okta.send("GET", "/Users/" + ours, null).statusCode()).isEqualTo(404);
        assertThat(okta.send("DELETE", "/Users/" + ours, null).statusCode()).isEqualTo(404);
        assertThat(refused(409, "uniqueness", okta.send("POST", "/Users", "{userName:'frank@acme.example'}"))
                        .get("detail")
                        .asText())
                .contains("another connection");
        String group = okta.group("Judges", theirs);
        assertThat(tenant.group("Judges", ours)).isNotEqualTo(group);
        assertThat(tenant.send("GET", "/Groups/" + group, null).statusCode()).isEqualTo(404);
        refused(
                400,
                "invalidValue",
                okta.patch("/Groups/" + group, "{op:'add',path:'members',value:[{value:'" + ours + "'}]}"));
    }

    private void unseen(String id, String userName) throws Exception {
        assertThat(tenant.send("GET", "/Users/" + id, null).statusCode()).isEqualTo(404);
        assertThat(tenant.send("DELETE", "/Users/" + id, null).statusCode()).isEqualTo(404);
        assertThat(lookUp("userName", userName).get("totalResults").asInt()).isZero();
    }

    private JsonNode lookUp(String attribute, String value) throws Exception {
        return answer(200, tenant.filter("/Users", attribute + " eq \"" + value + "\""));
    }

    private String known(String user, String userName) throws Exception {
        answer(200, tenant.task("user-import", "{users:[" + user + "]}"));
        return answer(200, tenant.task("user-show", "{user:'" + userName + "'}"))
                .get("id")
                .asText();
    }

    private String shown(String id) throws Exception {
        JsonNode shown = answer(200, tenant.task("user-show", "{user:'" + id + "'}"));
        return shown.get("attributes").toString() + shown.get("roles");
    }
}
