package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is undone gives nothing back that is somebody else's by then, and overwrites nothing that has changed since. */
@ExtendWith(SharedService.class)
class ChangedWorldIT {
    private final ScimTenant tenant;
    private String bob;

    ChangedWorldIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @BeforeEach
    void people() throws Exception {
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example'}"));
        bob = tenant.user("{userName:'bob',externalId:'b1',emails:[{value:'bob@acme.example',primary:true}]}");
    }

    @Test
    void aLinkThatThePushHasMadeAgainIsNotMadeAnew() throws Exception {
        JsonNode cleared = task("link-clear", "{user:'" + bob + "',reason:'x'}");
        assertThat(tenant.user("{userName:'bob',externalId:'b2'}")).isEqualTo(bob);
        refusedUndo(cleared, "changed since");
        assertThat(tenant.get("/Users/" + bob).get("externalId").asText()).isEqualTo("b2");
    }

    @Test
    void aLinkIsNotGivenBackWhenItIsAnothers() throws Exception {
        JsonNode cleared = task("link-clear", "{user:'" + bob + "',reason:'x'}");
        String other = tenant.user("{userName:'somebody.else',externalId:'b1'}");
        refusedUndo(cleared, "Another user");
        assertThat(tenant.send("GET", "/Users/" + bob, null).statusCode()).isEqualTo(404);
        assertThat(tenant.found("/Users", "externalId eq \"b1\"", "id")).containsExactly(other);
        assertThat(tenant.send("DELETE", "/Users/" + other, null).statusCode()).isEqualTo(204);
        task("link-undo", "{operation:'" + cleared.get("operation").asText() + "'}");
        assertThat(tenant.get("/Users/" + bob).get("externalId").asText()).isEqualTo("b1");
    }

    @Test
    void anAddressIsNotGivenBackWhenItIsAnothersOrTheAccountHasChanged() throws Exception {
        JsonNode reconciled = task("email-reconcile", "{user:'" + bob + "',email:'b@acme.example',reason:'x'}");
        String other = tenant.user("{userName:'bob@acme.example'}");
        refusedUndo(reconciled, "Another user");
        assertThat(address()).isEqualTo("b@acme.example");
        answer(200, tenant.patch("/Users/" + other, "{op:'replace',path:'userName',value:'other'}"));
        answer(200, tenant.patch("/Users/" + bob, "{op:'replace',path:'emails',value:[{value:'c@acme.example'}]}"));
        refusedUndo(reconciled, "changed since");
        assertThat(address()).isEqualTo("c@acme.example");
    }

    @Test
    void twoThatBecameOneStayOneWhenEitherHasChanged() throws Exception {
        answer(200, tenant.task("user-import", "{users:[{userId:'robert'}]}"));
        String keep = answer(200, tenant.task("user-show", "{user:'robert'}"))
                .get("id")
                .asText();
        String group = tenant.group("Judges", bob);
        JsonNode linked = task("duplicate-resolve", "{keep:'" + keep + "',retire:'" + bob + "',reason:'x'}");
        answer(200, tenant.patch("/Users/" + keep, "{op:'replace',path:'userName',value:'rob'}"));
        refusedUndo(linked, "changed since");
        assertThat(tenant.get("/Groups/" + group).at("/members/0/value").asText())
                .isEqualTo(keep);
        answer(200, tenant.patch("/Users/" + keep, "{op:'replace',path:'userName',value:'robert'}"));
        assertThat(tenant.send("DELETE", "/Users/" + keep, null).statusCode()).isEqualTo(204);
        assertThat(tenant.task(
                                "link-undo",
                                "{operation:'" + linked.get("operation").asText() + "'}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isZero();
    }

    @Test
    void aConversionLeavesOldNamesToWhoeverHasThemNow() throws Exception {
        String eve = tenant.user("{userName:'eve',emails:[{value:'eve@acme.example'}]}");
        task("userid-convert", "{mode:'run',keepAliasDays:0}");
        await("userid-convert", "finished");
        String namesake = tenant.user("{userName:'bob',externalId:'n1'}");
        assertThat(namesake).isNotEqualTo(bob);
        task("userid-convert", "{mode:'undo'}");
        JsonNode undone = await("userid-convert", "undone");
        assertThat(undone.get("undone").asInt()).isEqualTo(1);
        assertThat(undone.get("kept").asInt()).isEqualTo(1);
        assertThat(tenant.get("/Users/" + bob).get("userName").asText()).isEqualTo("bob@acme.example");
        assertThat(tenant.get("/Users/" + eve).get("userName").asText()).isEqualTo("eve");
        assertThat(tenant.get("/Users/" + namesake).get("userName").asText()).isEqualTo("bob");
    }

    @Test
    void aTemplateThatWasAppliedIsNotTakenFromWhoeverHasOtherGrantsSince() throws Exception {
        String eve = tenant.user("{userName:'eve'}");
        task("template-save", "{name:'Everyone',roles:'MEMBER'}");
        task("template-apply", "{name:'Everyone',mode:'run'}");
        await("template-apply", "finished");
        task("user-set", "{user:'" + bob + "',roles:'EDITOR'}");
        task("template-apply", "{mode:'undo'}");
        JsonNode undone = await("template-apply", "undone");
        assertThat(undone.get("undone").asInt()).isEqualTo(1);
        assertThat(undone.at("/reasons/changed").asInt()).isEqualTo(1);
        assertThat(roles(bob)).contains("EDITOR", "MEMBER");
        assertThat(roles(eve)).doesNotContain("MEMBER");
    }

    @Test
    void aMoveIsNotTakenBackFromWhoeverHasMovedOn() throws Exception {
        String eve = tenant.user("{userName:'eve',externalId:'e1'}");
        task("connection-create", "{connection:'okta'}");
        task("link-move", "{mode:'run',from:'default',to:'okta'}");
        await("link-move", "finished");
        task("link-clear", "{user:'" + bob + "',reason:'x'}");
        task("link-move", "{mode:'undo'}");
        assertThat(await("link-move", "undone").at("/reasons/changed").asInt()).isEqualTo(1);
        assertThat(tenant.send("GET", "/Users/" + bob, null).statusCode()).isEqualTo(404);
        assertThat(tenant.get("/Users/" + eve).get("externalId").asText()).isEqualTo("e1");
    }

    @Test
    void aMoveGivesNoExternalIdBackThatIsAnothers() throws Exception {
        String eve = tenant.user("{userName:'eve',externalId:'e1'}");
        task("connection-create", "{connection:'okta'}");
        task("link-move", "{mode:'run',from:'default',to:'okta'}");
        await("link-move", "finished");
        String other = tenant.user("{userName:'somebody.else',externalId:'b1'}");
        task("link-move", "{mode:'undo'}");
        assertThat(await("link-move", "undone").at("/reasons/taken").asInt()).isEqualTo(1);
        assertThat(tenant.found("/Users", "externalId eq \"b1\"", "id")).containsExactly(other);
        assertThat(tenant.get("/Users/" + eve).get("externalId").asText()).isEqualTo("e1");
    }

    private void refusedUndo(JsonNode operation, String why) throws Exception {
        HttpResponse<String> response = tenant.task(
                "link-undo", "{operation:'" + operation.get("operation").asText() + "'}");
        assertThat(answer(409, response).get("error").asText()).contains(why);
    }

    private JsonNode task(String name, String parameters) throws Exception {
        return answer(200, tenant.task(name, parameters));
    }

    private String address() throws Exception {
        return tenant.get("/Users/" + bob).at("/emails/0/value").asText();
    }

    private String roles(String user) throws Exception {
        return task("user-show", "{user:'" + user + "'}").get("roles").toString();
    }

    private JsonNode await(String task, String state) throws Exception {
        JsonNode status = task(task, "{mode:'status'}");
        for (int i = 0; i < 300 && !status.get("state").asText().equals(state); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            status = task(task, "{mode:'status'}");
        }
        assertThat(status.get("state").asText()).isEqualTo(state);
        return status;
    }
}
