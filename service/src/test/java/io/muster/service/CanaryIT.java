package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever collides with somebody learns that there is somebody, and nothing of it: every attribute here holds a word that is found at once. */
@ExtendWith(SharedService.class)
class CanaryIT {
    private static final String WORD = "canary";

    private final ServiceProcess service;
    private final ScimTenant tenant;
    private final ScimTenant stranger;
    private ScimTenant okta;

    /** Who was imported, who was pushed, and who was pushed by another connection; each is met by names that hold no such word. */
    private List<String> canaries;

    private String other;

    CanaryIT(ServiceProcess service, ScimTenant tenant, ScimTenant stranger) {
        this.service = service;
        this.tenant = tenant;
        this.stranger = stranger;
    }

    @BeforeEach
    void people() throws Exception {
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example'}"));
        answer(
                200,
                tenant.task(
                        "user-import",
                        "{users:[{userId:'met1',email:'met2@elsewhere.example',givenName:'Canary',familyName:'Canary',"
                                + "role:'CANARY',aliases:['met3','canary.alias']},"
                                + "{userId:'root1',email:'met4@acme.example',givenName:'Canary',familyName:'Canary',role:'ADMIN'}]}"));
        answer(200, tenant.task("connection-create", "{connection:'okta'}"));
        okta = tenant.with(answer(200, tenant.task("token-issue", "{connection:'okta'}"))
                .get("secretToken")
                .asText());
        String pushed = tenant.user(full("met5", "met6"));
        String theirs = okta.user(full("met7", "met8"));
        canaries = List.of(id("met1"), id("root1"), pushed, theirs);
        other = tenant.user("{userName:'other',externalId:'o1'}");
    }

    @Test
    void noLogTellsOfAnybody() throws Exception {
        String person = full("met9", "met10");
        for (String filter :
                List.of("emails.value eq \"canary@acme.example\"", "userName eq \"canary", "canary@acme.example")) {
            tenant.filter("/Users", filter);
            tenant.search("/Users", "filter:'userName eq \"canary\"'");
        }
        String id = tenant.user(person);
        tenant.send("POST", "/Users", person);
        answer(200, tenant.patch("/Users/" + id, "{op:'replace',path:'title',value:'Canary'}"));
        tenant.send("GET", "/Users/canary@acme.example", null);
        assertThat(tenant.send("DELETE", "/Users/" + id, null).statusCode()).isEqualTo(204);
        assertThat((service.output() + service.errors()).toLowerCase(Locale.ROOT))
                .contains("\"operation\":\"get /users\"")
                .doesNotContain(WORD + "@", WORD + "\"", "met9", "met10");
    }

    @Test
    void noScimAnswerTellsOfWhomItCollidesWith() throws Exception {
        for (String push : List.of(
                "{userName:'x1',emails:[{value:'met2@elsewhere.example'}]}",
                "{userName:'x2',emails:[{value:'met4@acme.example'}]}",
                "{userName:'met4@acme.example'}",
                "{userName:'root1'}",
                "{userName:'met5'}",
                "{userName:'MET5',externalId:'x'}",
                "{userName:'met7'}")) {
            silent(409, tenant.send("POST", "/Users", push));
            assertThat(silent(200, tenant.bulk("", "{method:'POST',path:'/Users',bulkId:'1',data:" + push + "}"))
                            .at("/Operations/0/status")
                            .asText())
                    .isEqualTo("409");
        }
        for (String name : List.of("met1", "met3", "root1", "met5", "met7", "Met7")) {
            silent(409, tenant.send("PUT", "/Users/" + other, "{userName:'" + name + "'}"));
            silent(409, tenant.patch("/Users/" + other, "{op:'replace',path:'userName',value:'" + name + "'}"));
            silent(409, tenant.patch("/Users/" + other, "{op:'add',value:{userName:'" + name + "'}}"));
        }
        for (String id : canaries) {
            if (!id.equals(canaries.get(2))) {
                silent(404, tenant.send("GET", "/Users/" + id, null), id);
                silent(404, tenant.send("PUT", "/Users/" + id, "{userName:'x'}"), id);
                silent(404, tenant.send("DELETE", "/Users/" + id, null), id);
                silent(
                        400,
                        tenant.patch("/Groups/" + group(), "{op:'add',path:'members',value:[{value:'" + id + "'}]}"),
                        id);
            }
        }
        for (String name : List.of("met1", "met3", "root1", "met7")) {
            assertThat(silent(200, tenant.filter("/Users", "userName eq \"" + name + "\""))
                            .get("totalResults")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void theListOfConflictsAndTheLogOfWhoeverCollidesHoldNothingOfIt() throws Exception {
        tenant.send("POST", "/Users", "{userName:'x1',emails:[{value:'met2@elsewhere.example'}]}");
        tenant.send("POST", "/Users", "{userName:'met7'}");
        tenant.patch("/Users/" + other, "{op:'replace',path:'userName',value:'met3'}");
        HttpResponse<String> list = tenant.task("conflict-list", "{}");
        assertThat(answer(200, list).get("items")).hasSize(3);
        assertThat(list.body().toLowerCase(Locale.ROOT)).doesNotContain(WORD);
        answer(200, tenant.task("activity-list", "{limit:500}")).get("items").forEach(line -> {
            if (!canaries.contains(line.path("subject").asText())) {
                assertThat(line.toString().toLowerCase(Locale.ROOT)).doesNotContain(WORD);
            }
        });
        for (String task : List.of("conflict-list", "duplicates-report", "activity-list", "user-list")) {
            HttpResponse<String> theirs = stranger.task(task, "{}");
            assertThat(theirs.body().toLowerCase(Locale.ROOT)).doesNotContain(WORD, "met1", "met5", "met7");
            canaries.forEach(id -> assertThat(theirs.body()).doesNotContain(id));
        }
        assertThat(stranger.create("/Users", full("met5", "met6")).get("id").asText())
                .isNotIn(canaries);
        assertThat(answer(200, stranger.task("conflict-list", "{}")).get("items"))
                .isEmpty();
    }

    @Test
    void noTaskTellsMoreThanThatTheNameIsTaken() throws Exception {
        for (String row : List.of(
                "userId:'met1'",
                "userId:'met3'",
                "userId:'y',email:'met2@elsewhere.example'",
                "userId:'y',aliases:['met5']",
                "userId:'met7'")) {
            silent(409, tenant.task("user-import", "{users:[{" + row + "}]}"));
        }
        assertThat(service.taskWithCsv(
                                "user-import?format=json&tenant=" + tenant.slug(),
                                "userId,email\nmet1,\nz,met4@acme.example\n")
                        .join()
                        .body()
                        .toLowerCase(Locale.ROOT))
                .contains("line 2", "line 3")
                .doesNotContain(WORD);
        for (String taken : List.of("met2@elsewhere.example", "met4@acme.example")) {
            silent(409, tenant.task("email-reconcile", "{user:'" + other + "',email:'" + taken + "',reason:'x'}"));
        }
        for (String taken : List.of("met1", "met3", "met5", "met7", "met4@acme.example")) {
            silent(
                    409,
                    tenant.task(
                            "duplicate-resolve",
                            "{keep:'" + canaries.get(0) + "',retire:'" + other + "',how:'rename',userName:'" + taken
                                    + "',reason:'x'}"));
        }
    }

    private String group() throws Exception {
        return tenant.group("Group " + System.nanoTime());
    }

    /** Answers, without the word and without the id of anybody whom the caller has not named. */
    private JsonNode silent(int status, HttpResponse<String> response, String... named) throws Exception {
        JsonNode body = answer(status, response);
        assertThat(response.body().toLowerCase(Locale.ROOT)).doesNotContain(WORD);
        canaries.stream()
                .filter(id -> !List.of(named).contains(id))
                .forEach(id -> assertThat(response.body()).doesNotContain(id));
        if (status >= 400 && body.has("detail")) {
            assertThat(body.get("detail").asText()).hasSizeLessThanOrEqualTo(300);
        }
        return body;
    }

    private String id(String userName) throws Exception {
        return answer(200, tenant.task("user-show", "{user:'" + userName + "'}"))
                .get("id")
                .asText();
    }

    private static String full(String userName, String externalId) {
        return "{userName:'" + userName + "',externalId:'" + externalId
                + "',name:{givenName:'Canary',familyName:'Canary',formatted:'Canary'},displayName:'Canary',"
                + "nickName:'Canary',profileUrl:'https://canary.example/',title:'Canary',userType:'Canary',"
                + "emails:[{value:'canary" + userName + "@canary.example',display:'Canary'}],"
                + "phoneNumbers:[{value:'+1canary'}],ims:[{value:'canary'}],photos:[{value:'https://canary.example/p'}],"
                + "addresses:[{streetAddress:'Canary',locality:'Canary'}],entitlements:[{value:'canary'}],"
                + "roles:[{value:'canary'}],'" + ScimTenant.ENTERPRISE
                + "':{employeeNumber:'canary',costCenter:'canary',department:'Canary',division:'Canary',organization:'Canary'}}";
    }
}
