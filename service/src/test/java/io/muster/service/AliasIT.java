package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A name that somebody is still known by is nobody else's, whatever door it is asked for at. */
@ExtendWith(SharedService.class)
class AliasIT {
    private final ScimTenant tenant;
    private String owner;
    private String other;

    AliasIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @BeforeEach
    void people() throws Exception {
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example'}"));
        owner = tenant.user("{userName:'bob',externalId:'b1',emails:[{value:'bob@acme.example'}]}");
        convert();
        other = tenant.user("{userName:'other@acme.example',externalId:'o1'}");
    }

    @Test
    void ofAConversionNobodyGetsTheOldNameByAnyDoor() throws Exception {
        refused(409, "uniqueness", tenant.send("POST", "/Users", "{userName:'BOB',externalId:'x'}"));
        refused(409, "uniqueness", tenant.send("POST", "/Users", "{userName:'bob'}"));
        refused(409, "uniqueness", tenant.send("PUT", "/Users/" + other, "{userName:'Bob',externalId:'o1'}"));
        refused(409, "uniqueness", tenant.patch("/Users/" + other, "{op:'replace',path:'userName',value:'bob'}"));
        refused(409, "uniqueness", tenant.patch("/Users/" + other, "{op:'replace',value:{userName:'bob'}}"));
        JsonNode bulk = answer(
                200,
                tenant.bulk(
                        "",
                        "{method:'POST',path:'/Users',bulkId:'1',data:{userName:'bob'}}",
                        "{method:'PUT',path:'/Users/" + other + "',data:{userName:'bob'}}"));
        assertThat(bulk.at("/Operations/0/status").asText()).isEqualTo("409");
        assertThat(bulk.at("/Operations/1/status").asText()).isEqualTo("409");
        for (String row : List.of("userId:'bob'", "userId:'x',aliases:['BOB']")) {
            JsonNode refused = answer(409, tenant.task("user-import", "{users:[{" + row + "}]}"));
            assertThat(refused.at("/items/0/reason").asText()).contains("already");
        }
        answer(409, rename("Bob"));
        ownedByOne("bob");
    }

    @Test
    void thatIsAnAddressNobodyGetsAsAddressOrByAConversion() throws Exception {
        answer(200, tenant.task("user-import", "{users:[{userId:'dave',aliases:['dave@acme.example']}]}"));
        owner = shown("dave").get("id").asText();
        answer(409, tenant.task("email-reconcile", "{user:'" + other + "',email:'Dave@acme.example',reason:'x'}"));
        answer(409, rename("dave@acme.example"));
        answer(
                200,
                tenant.patch("/Users/" + other, "{op:'replace',path:'emails',value:[{value:'dave@acme.example'}]}"));
        answer(200, tenant.patch("/Users/" + other, "{op:'replace',path:'userName',value:'other'}"));
        JsonNode done = convert();
        assertThat(done.at("/reasons/taken").asInt()).isEqualTo(1);
        assertThat(tenant.get("/Users/" + other).get("userName").asText()).isEqualTo("other");
        assertThat(shown("dave@acme.example").get("id").asText()).isEqualTo(owner);
    }

    @Test
    void ofOneWhoIsLinkedToNoneLinksItAndNobodyElse() throws Exception {
        answer(200, tenant.task("user-import", "{users:[{userId:'eve',aliases:['evelyn']}]}"));
        String eve = shown("eve").get("id").asText();
        refused(409, "uniqueness", tenant.patch("/Users/" + other, "{op:'replace',path:'userName',value:'evelyn'}"));
        assertThat(tenant.user("{userName:'Evelyn',externalId:'e1'}")).isEqualTo(eve);
        refused(409, "uniqueness", tenant.send("POST", "/Users", "{userName:'evelyn',externalId:'e2'}"));
        owner = eve;
        ownedByOne("evelyn");
    }

    @Test
    void isNoOtherConnectionsToGive() throws Exception {
        answer(200, tenant.task("connection-create", "{connection:'okta'}"));
        ScimTenant okta = tenant.with(answer(200, tenant.task("token-issue", "{connection:'okta'}"))
                .get("secretToken")
                .asText());
        refused(409, "uniqueness", okta.send("POST", "/Users", "{userName:'bob',externalId:'x'}"));
        String theirs = okta.user("{userName:'theirs'}");
        JsonNode error = refused(
                409, "uniqueness", okta.patch("/Users/" + theirs, "{op:'replace',path:'userName',value:'bob'}"));
        assertThat(error.get("detail").asText()).contains("Another account").doesNotContain(owner);
        assertThat(answer(200, okta.filter("/Users", "userName eq \"bob\""))
                        .get("totalResults")
                        .asInt())
                .isZero();
        ownedByOne("bob");
    }

    private void ownedByOne(String name) throws Exception {
        JsonNode found = answer(200, tenant.filter("/Users", "userName eq \"" + name + "\""));
        assertThat(found.get("totalResults").asInt()).isEqualTo(1);
        assertThat(found.at("/Resources/0/id").asText()).isEqualTo(owner);
        assertThat(tenant.get("/Users/" + other).get("userName").asText()).isEqualTo("other@acme.example");
    }

    private HttpResponse<String> rename(String name) throws Exception {
        return tenant.task(
                "duplicate-resolve",
                "{keep:'" + owner + "',retire:'" + other + "',how:'rename',userName:'" + name + "',reason:'x'}");
    }

    private JsonNode convert() throws Exception {
        answer(200, tenant.task("userid-convert", "{mode:'run'}"));
        JsonNode status = answer(200, tenant.task("userid-convert", "{mode:'status'}"));
        for (int i = 0; i < 300 && !status.get("state").asText().equals("finished"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            status = answer(200, tenant.task("userid-convert", "{mode:'status'}"));
        }
        assertThat(status.get("state").asText()).isEqualTo("finished");
        return status;
    }

    private JsonNode shown(String user) throws Exception {
        return answer(200, tenant.task("user-show", "{user:'" + user + "'}"));
    }
}
