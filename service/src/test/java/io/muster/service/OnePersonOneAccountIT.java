package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.simulator.Simulation;
import io.muster.simulator.StepResult;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the help pages tell of, from an import by mailbox names to people who move to another IdP: nobody is there twice. */
@ExtendWith(SharedService.class)
class OnePersonOneAccountIT {
    private static final List<String> PEOPLE = List.of("ann", "bob", "carol");

    private final ServiceProcess service;
    private final ScimTenant tenant;

    OnePersonOneAccountIT(ServiceProcess service, ScimTenant tenant) {
        this.service = service;
        this.tenant = tenant;
    }

    @Test
    void peopleWhoWereThereBeforeAreConvertedPushedAndGivenWhatTheTemplateSays() throws Exception {
        answer(200, tenant.task("scim-disable", "{reason:'not yet'}"));
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example'}"));
        StringBuilder csv = new StringBuilder("userId,email,givenName,familyName,role,origin\n");
        PEOPLE.forEach(name -> csv.append("%1$s,%1$s@acme.example,%1$s,Jones,EDITOR,sso\n".formatted(name)));
        answer(
                200,
                service.taskWithCsv("user-import?format=json&tenant=" + tenant.slug(), csv.toString())
                        .join());
        List<String> ids = ids(PEOPLE);
        String job = answer(200, tenant.task("userid-convert", "{mode:'plan'}"))
                .get("job")
                .asText();
        answer(200, tenant.task("userid-convert", "{mode:'run',job:'" + job + "'}"));
        finished("userid-convert");
        assertThat(ids(List.of("ann@acme.example", "bob@acme.example", "carol@acme.example")))
                .isEqualTo(ids);
        answer(200, tenant.task("userid-convert", "{mode:'undo'}"));
        await("userid-convert", "undone");
        assertThat(userName(ids.get(0))).isEqualTo("ann");
        answer(200, tenant.task("userid-convert", "{mode:'run'}"));
        finished("userid-convert");
        answer(200, tenant.task("template-save", "{name:'Everyone',roles:'MEMBER'}"));
        answer(200, tenant.task("scim-enable", "{}"));
        for (String expected : List.of("created, ", "matched, ")) {
            List<StepResult> steps = entraCycle();
            assertThat(steps).allMatch(StepResult::passed);
            assertThat(steps)
                    .filteredOn(step -> step.reason().startsWith(expected))
                    .extracting(StepResult::name)
                    .containsExactlyInAnyOrder(
                            "provision ann@acme.example", "provision bob@acme.example", "provision carol@acme.example");
            assertThat(tenant.get("/Users").get("totalResults").asInt()).isEqualTo(3);
        }
        for (String id : ids) {
            assertThat(tenant.get("/Users/" + id).get("externalId").asText()).startsWith("entra-");
            JsonNode shown = answer(200, tenant.task("user-show", "{user:'" + id + "'}"));
            assertThat(shown.get("connection").isNull()).isFalse();
            assertThat(shown.get("roles").toString()).contains("EDITOR", "MEMBER");
            assertThat(shown.get("origin").asText()).isEqualTo("sso");
        }
        assertThat(answer(200, tenant.task("user-list", "{}"))
                        .get("totalResults")
                        .asInt())
                .isEqualTo(3);
    }

    private List<StepResult> entraCycle() {
        List<StepResult> steps = new CopyOnWriteArrayList<>();
        List<String> names = PEOPLE.stream().map(name -> name + "@acme.example").toList();
        Simulation.cycle("entra", names, service.tenantUrl(tenant.slug()), tenant.token(), steps::add)
                .run();
        return steps;
    }

    @Test
    void whoMoveToAnotherIdpAreTheSameAccountsInTheSameGroupsWithTheSameRoles() throws Exception {
        answer(200, tenant.task("connection-create", "{connection:'entra'}"));
        ScimTenant entra = tenant.with(answer(200, tenant.task("token-issue", "{connection:'entra'}"))
                .get("secretToken")
                .asText());
        String ann = tenant.user("{userName:'ann@acme.example',externalId:'okta-1'}");
        String bob = tenant.user("{userName:'bob@acme.example',externalId:'okta-2'}");
        String team = tenant.group("Judges", ann, bob);
        answer(200, tenant.task("user-set", "{user:'" + ann + "',roles:'EDITOR'}"));
        JsonNode plan = answer(200, tenant.task("link-move", "{mode:'plan',from:'default',to:'entra'}"));
        assertThat(plan.get("planned").asInt()).isEqualTo(3);
        assertThat(entra.get("/Users").get("totalResults").asInt()).isZero();
        answer(
                200,
                tenant.task("link-move", "{mode:'run',job:'" + plan.get("job").asText() + "'}"));
        finished("link-move");
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isZero();
        JsonNode found = answer(200, entra.filter("/Users", "userName eq \"ann@acme.example\""))
                .at("/Resources/0");
        assertThat(found.get("id").asText()).isEqualTo(ann);
        assertThat(found.has("externalId")).isFalse();
        assertThat(found.at("/groups/0/value").asText()).isEqualTo(team);
        assertThat(entra.get("/Groups/" + team).get("members")).hasSize(2);
        assertThat(answer(200, tenant.task("user-show", "{user:'" + ann + "'}"))
                        .get("roles")
                        .toString())
                .contains("EDITOR");
        answer(200, entra.patch("/Users/" + bob, "{op:'replace',path:'externalId',value:'entra-2'}"));
        answer(200, tenant.task("link-move", "{mode:'undo'}"));
        await("link-move", "undone");
        assertThat(tenant.get("/Users/" + ann).get("externalId").asText()).isEqualTo("okta-1");
        assertThat(entra.get("/Users/" + bob).get("externalId").asText()).isEqualTo("entra-2");
    }

    @Test
    void whenAllLinksAreClearedTheNextPushFindsEverybodyAgain() throws Exception {
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example'}"));
        String ann = tenant.user("{userName:'ann@acme.example',externalId:'1'}");
        JsonNode preview = answer(200, tenant.task("link-clear", "{all:true,reason:'new IdP',mode:'preview'}"));
        assertThat(preview.get("planned").asInt()).isEqualTo(1);
        answer(200, tenant.task("link-move", "{mode:'cancel'}"));
        answer(200, tenant.task("link-clear", "{all:true,reason:'new IdP'}"));
        finished("link-move");
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isZero();
        assertThat(tenant.user("{userName:'ann@acme.example',externalId:'2'}")).isEqualTo(ann);
    }

    @Test
    void aTemplateIsAppliedToThoseWhoAreThereAndTakenBack() throws Exception {
        String ann = tenant.user("{userName:'ann',title:'Judge'}");
        tenant.user("{userName:'bob'}");
        answer(200, tenant.task("template-save", "{name:'Judges',when:'title eq \\\"Judge\\\"',roles:'JUDGE'}"));
        assertThat(roles(ann)).doesNotContain("JUDGE");
        JsonNode plan = answer(200, tenant.task("template-apply", "{name:'Judges',mode:'plan'}"));
        assertThat(plan.get("planned").asInt()).isEqualTo(1);
        answer(
                200,
                tenant.task(
                        "template-apply", "{mode:'run',job:'" + plan.get("job").asText() + "'}"));
        finished("template-apply");
        assertThat(roles(ann)).contains("JUDGE");
        answer(200, tenant.task("template-apply", "{mode:'undo'}"));
        await("template-apply", "undone");
        assertThat(roles(ann)).doesNotContain("JUDGE");
    }

    private String roles(String user) throws Exception {
        return answer(200, tenant.task("user-show", "{user:'" + user + "'}"))
                .get("roles")
                .toString();
    }

    private List<String> ids(List<String> names) {
        return names.stream().map(this::id).toList();
    }

    private String id(String userName) {
        try {
            return answer(200, tenant.task("user-show", "{user:'" + userName + "'}"))
                    .get("id")
                    .asText();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String userName(String id) throws Exception {
        return answer(200, tenant.task("user-show", "{user:'" + id + "'}"))
                .get("userName")
                .asText();
    }

    private void finished(String task) throws Exception {
        await(task, "finished");
    }

    private void await(String task, String state) throws Exception {
        String now = "";
        for (int i = 0; i < 300 && !now.equals(state); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            now = answer(200, tenant.task(task, "{mode:'status'}")).get("state").asText();
        }
        assertThat(now).isEqualTo(state);
    }
}
