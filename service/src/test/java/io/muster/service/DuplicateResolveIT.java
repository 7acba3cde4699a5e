package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of two accounts one gets another name, or both become one with what either was in; and each is taken back. */
@ExtendWith(SharedService.class)
class DuplicateResolveIT {
    private final ScimTenant tenant;
    private final ScimTenant stranger;

    DuplicateResolveIT(ScimTenant tenant, ScimTenant stranger) {
        this.tenant = tenant;
        this.stranger = stranger;
    }

    @Test
    void oneIsRenamedAndThePairIsReportedNoMoreUntilThatIsTakenBack() throws Exception {
        String keep = tenant.user("{userName:'b.jones',emails:[{value:'bob@acme.example'}]}");
        String rename = tenant.user("{userName:'Bob@acme.example',externalId:'x1'}");
        answer(200, tenant.task("user-import", "{users:[{userId:'carol',aliases:['caroline']}]}"));
        assertThat(report()).hasSize(1);
        for (String taken : List.of("CAROLINE", "carol", "B.Jones")) {
            HttpResponse<String> refused = resolve(keep, rename, "rename", "userName:'" + taken + "'");
            assertThat(answer(409, refused).get("error").asText()).contains("Another user");
        }
        answer(400, resolve(keep, rename, "rename", ""));
        answer(400, resolve(keep, rename, "rename", "userName:' '"));
        answer(400, resolve(keep, rename, "link", "userName:'bob2'"));
        answer(400, resolve(keep, keep, "rename", "userName:'bob2'"));
        assertThat(stranger.task(
                                "duplicate-resolve",
                                "{keep:'" + keep + "',retire:'" + rename + "',reason:'x',how:'rename',userName:'b'}")
                        .statusCode())
                .isEqualTo(404);
        JsonNode preview = answer(200, resolve(keep, rename, "rename", "mode:'preview',userName:'bob.two'"));
        assertThat(userName(rename)).isEqualTo("Bob@acme.example");
        JsonNode done = answer(200, resolve(keep, rename, "rename", "userName:'bob.two'"));
        assertThat(done.get("items")).isEqualTo(preview.get("items"));
        assertThat(done.get("kind").asText()).isEqualTo("duplicate-renamed");
        assertThat(userName(rename)).isEqualTo("bob.two");
        assertThat(userName(keep)).isEqualTo("b.jones");
        assertThat(report()).isEmpty();
        JsonNode line =
                answer(200, tenant.task("user-show", "{user:'" + rename + "'}")).at("/story/0");
        assertThat(line.get("operation").asText()).isEqualTo("user identifier changed");
        assertThat(line.get("detail").asText()).isEqualTo("ticket");
        assertThat(line.get("trace").toString())
                .contains("changed, and not kept here: userName")
                .doesNotContainIgnoringCase("bob");

        String namesake = tenant.user("{userName:'bob@acme.example',externalId:'x2'}");
        assertThat(answer(409, undo(done)).get("error").asText()).contains("Another user");
        assertThat(userName(rename)).isEqualTo("bob.two");
        assertThat(tenant.send("DELETE", "/Users/" + namesake, null).statusCode())
                .isEqualTo(204);
        answer(200, undo(done));
        assertThat(userName(rename)).isEqualTo("Bob@acme.example");
        assertThat(report()).hasSize(1);
        answer(409, undo(done));

        JsonNode again = answer(200, resolve(keep, rename, "rename", "userName:'bob.two'"));
        answer(200, tenant.patch("/Users/" + rename, "{op:'replace',path:'externalId',value:'x3'}"));
        assertThat(answer(409, undo(again)).get("error").asText()).contains("changed since");
        assertThat(userName(rename)).isEqualTo("bob.two");
    }

    @Test
    void groupsGoOverWithTheirGrantsAndComeBackAsFarAsTheyAreStillThere() throws Exception {
        answer(200, tenant.task("user-import", "{users:[{userId:'bob'}]}"));
        String keep =
                answer(200, tenant.task("user-show", "{user:'bob'}")).get("id").asText();
        answer(
                200,
                tenant.task(
                        "template-save",
                        "{name:'Judges',when:'groups.display eq \\\"Judges\\\"',whenGroupMissing:'wait',roles:'JUDGE'}"));
        String retire = tenant.user("{userName:'robert',externalId:'x1'}");
        String judges = tenant.group("Judges", retire);
        String guides = tenant.group("Guides", retire);
        String empty = tenant.group("Empty");
        assertThat(roles(retire)).containsExactly("JUDGE");
        String before = version(judges);
        String ofEmpty = version(empty);
        JsonNode preview = answer(200, resolve(keep, retire, "link", "mode:'preview'"));
        assertThat(members(judges)).containsExactly(retire);
        assertThat(version(judges)).isEqualTo(before);
        JsonNode done = answer(200, resolve(keep, retire, "link", ""));
        assertThat(done.get("groups")).isEqualTo(preview.get("groups")).hasSize(2);
        assertThat(members(judges)).containsExactly(keep);
        assertThat(members(guides)).containsExactly(keep);
        assertThat(version(judges)).isNotEqualTo(before);
        assertThat(version(empty)).isEqualTo(ofEmpty);
        assertThat(roles(keep)).containsExactly("JUDGE");
        assertThat(tenant.get("/Users/" + keep).get("groups")).hasSize(2);
        assertThat(tenant.found("/Groups", "members.value eq \"" + keep + "\"", "displayName"))
                .containsExactlyInAnyOrder("Judges", "Guides");

        answer(200, tenant.patch("/Groups/" + guides, "{op:'remove',path:'members'}"));
        answer(200, tenant.patch("/Groups/" + empty, "{op:'add',path:'members',value:[{value:'" + keep + "'}]}"));
        String after = version(judges);
        answer(200, undo(done));
        assertThat(members(judges)).containsExactly(retire);
        assertThat(members(guides)).isEmpty();
        assertThat(members(empty)).containsExactly(keep);
        assertThat(version(judges)).isNotEqualTo(after);
        assertThat(roles(keep)).isEmpty();
        assertThat(roles(retire)).containsExactly("JUDGE");
        assertThat(tenant.get("/Users/" + retire).get("groups")).hasSize(1);
        assertThat(answer(200, tenant.patch("/Groups/" + judges, "{op:'remove',path:'members'}"))
                        .has("members"))
                .isFalse();
        assertThat(roles(retire)).isEmpty();
    }

    @Test
    void groupsThatAnIdpChangesMeanwhileLoseNobodyAndKeepNobodyWhoIsRetired() throws Exception {
        answer(
                200,
                tenant.task(
                        "template-save",
                        "{name:'Judges',when:'groups.display eq \\\"Judges\\\"',whenGroupMissing:'wait',roles:'JUDGE'}"));
        String judges = tenant.group("Judges");
        String guides = tenant.group("Guides");
        for (int i = 0; i < 8; i++) {
            answer(200, tenant.task("user-import", "{users:[{userId:'k" + i + "'}]}"));
            String keep = answer(200, tenant.task("user-show", "{user:'k" + i + "'}"))
                    .get("id")
                    .asText();
            String retire = tenant.user("{userName:'r" + i + "',externalId:'x" + i + "'}");
            String joiner = tenant.user("{userName:'j" + i + "'}");
            answer(200, add(judges, retire));
            answer(200, add(guides, retire));
            CompletableFuture<Integer> link = status(() -> resolve(keep, retire, "link", ""));
            CompletableFuture<Integer> added = status(() -> add(judges, joiner));
            CompletableFuture<Integer> removed = status(() ->
                    tenant.patch("/Groups/" + guides, "{op:'remove',path:'members[value eq \\\"" + retire + "\\\"]'}"));
            assertThat(link.join()).isEqualTo(200);
            assertThat(added.join()).isEqualTo(200);
            assertThat(removed.join()).isIn(200, 400);
            assertThat(members(judges)).contains(keep, joiner).doesNotContain(retire);
            assertThat(members(guides)).doesNotContain(retire);
            assertThat(roles(keep)).containsExactly("JUDGE");
        }
    }

    private HttpResponse<String> add(String group, String user) throws Exception {
        return tenant.patch("/Groups/" + group, "{op:'add',path:'members',value:[{value:'" + user + "'}]}");
    }

    private static CompletableFuture<Integer> status(Callable<HttpResponse<String>> call) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return call.call().statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private HttpResponse<String> resolve(String keep, String retire, String how, String more) throws Exception {
        return tenant.task(
                "duplicate-resolve",
                "{keep:'" + keep + "',retire:'" + retire + "',how:'" + how + "',reason:'ticket'," + more + "}");
    }

    private HttpResponse<String> undo(JsonNode operation) throws Exception {
        return tenant.task(
                "link-undo", "{operation:'" + operation.get("operation").asText() + "'}");
    }

    private JsonNode report() throws Exception {
        return answer(200, tenant.task("duplicates-report", "{}")).get("items");
    }

    private String userName(String id) throws Exception {
        return tenant.get("/Users/" + id).get("userName").asText();
    }

    private String version(String group) throws Exception {
        return tenant.get("/Groups/" + group).at("/meta/version").asText();
    }

    private List<String> members(String group) throws Exception {
        List<String> members = new ArrayList<>();
        tenant.get("/Groups/" + group)
                .path("members")
                .forEach(member -> members.add(member.get("value").asText()));
        return members;
    }

    private List<String> roles(String user) throws Exception {
        List<String> roles = new ArrayList<>();
        answer(200, tenant.task("user-show", "{user:'" + user + "'}"))
                .get("roles")
                .forEach(role -> roles.add(role.asText()));
        return roles;
    }
}
