package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people get as they are provisioned, and nothing by a trick. */
@ExtendWith(SharedService.class)
class TemplatesIT {
    private final ScimTenant tenant;
    private final ScimTenant stranger;

    TemplatesIT(ScimTenant tenant, ScimTenant stranger) {
        this.tenant = tenant;
        this.stranger = stranger;
    }

    @BeforeEach
    void grantSomethingToEveryone() throws Exception {
        save("{name:'Everyone',roles:'EDITOR',workAreas:'Vienna',reason:'set up'}");
    }

    @Test
    void whoIsCreatedHasTheGrantsAndEachIsExplained() throws Exception {
        save("{name:'Sales',priority:5,when:'title eq \\'Sales\\'',roles:'SELLER',defaults:{locale:'de-AT'}}");
        JsonNode created = tenant.create("/Users", "{userName:'bob',title:'Sales'}");
        assertThat(created.get("locale").asText()).isEqualTo("de-AT");
        JsonNode shown = shown("bob");
        assertThat(texts(shown.get("roles"))).containsExactly("EDITOR", "SELLER");
        assertThat(grants(shown))
                .containsExactly(
                        "role EDITOR template Everyone 1",
                        "role SELLER template Sales 1",
                        "work-area Vienna template Everyone 1");
        assertThat(shown.at("/story/0/operation").asText()).isEqualTo("user created");
        assertThat(shown.at("/story/0/trace").toString())
                .contains("Sales (version 1) applies, Everyone (version 1) applies to everyone");
    }

    @Test
    void whatAChangeNoLongerDeservesGoesAndWhatWasGivenByHandStays() throws Exception {
        save("{name:'Sales',when:'title eq \\'Sales\\'',roles:'SELLER,CLOSER'}");
        String id = tenant.user("{userName:'bob',title:'Sales'}");
        answer(200, tenant.task("user-set", "{user:'" + id + "',roles:'CLOSER,OWNER'}"));
        assertThat(texts(shown(id).get("roles"))).containsExactly("CLOSER", "EDITOR", "OWNER", "SELLER");
        answer(200, tenant.patch("/Users/" + id, "{op:'replace',path:'title',value:'Legal'}"));
        assertThat(texts(shown(id).get("roles"))).containsExactly("CLOSER", "EDITOR", "OWNER");
        answer(200, tenant.patch("/Users/" + id, "{op:'replace',path:'active',value:false}"));
        answer(200, tenant.patch("/Users/" + id, "{op:'replace',path:'active',value:true}"));
        assertThat(texts(shown(id).get("roles"))).containsExactly("CLOSER", "EDITOR", "OWNER");
    }

    @Test
    void whoIsAdoptedOrComesBackHasWhatIsDueThen() throws Exception {
        answer(200, tenant.task("user-import", "{users:[{userId:'ann',role:'OWNER'}]}"));
        String adopted = tenant.user("{userName:'ann',externalId:'a1'}");
        assertThat(texts(shown(adopted).get("roles"))).containsExactly("EDITOR", "OWNER");
        save("{name:'Judges',when:'groups.display eq \\'Judges\\'',whenGroupMissing:'wait',roles:'JUDGE'}");
        String judges = tenant.group("Judges", adopted);
        assertThat(texts(shown(adopted).get("roles"))).containsExactly("EDITOR", "JUDGE", "OWNER");
        assertThat(tenant.send("DELETE", "/Users/" + adopted, null).statusCode())
                .isEqualTo(204);
        assertThat(tenant.user("{userName:'ann',externalId:'a1'}")).isEqualTo(adopted);
        assertThat(texts(shown(adopted).get("roles"))).containsExactly("EDITOR", "OWNER");
        answer(200, patchMembers(judges, "add", adopted));
        assertThat(texts(shown(adopted).get("roles"))).containsExactly("EDITOR", "JUDGE", "OWNER");
    }

    @Test
    void aMembershipThatArrivesBringsItsGrantsAndTakesThemWhenItGoes() throws Exception {
        save("{name:'Judges',when:'groups.display eq \\'Judges\\'',whenGroupMissing:'wait',roles:'JUDGE'}");
        String bob = tenant.user("{userName:'bob'}");
        String group = tenant.group("Jury");
        answer(200, patchMembers(group, "add", bob));
        assertThat(texts(shown(bob).get("roles"))).containsExactly("EDITOR");
        answer(200, tenant.patch("/Groups/" + group, "{op:'replace',path:'displayName',value:'Judges'}"));
        assertThat(texts(shown(bob).get("roles"))).containsExactly("EDITOR", "JUDGE");
        assertThat(shown(bob).at("/story/0/operation").asText()).isEqualTo("user grants changed");
        JsonNode before = tenant.get("/Users/" + bob);
        answer(200, patchMembers(group, "remove", bob));
        assertThat(texts(shown(bob).get("roles"))).containsExactly("EDITOR");
        assertThat(tenant.get("/Users/" + bob).at("/meta/lastModified")).isEqualTo(before.at("/meta/lastModified"));
        answer(200, tenant.patch("/Groups/" + group, "{op:'replace',path:'displayName',value:'Magistrates'}"));
        String below = tenant.group("Jurors", bob);
        answer(200, patchMembers(group, "add", below));
        assertThat(texts(shown(bob).get("roles"))).containsExactly("EDITOR", "JUDGE");
        assertThat(tenant.send("DELETE", "/Groups/" + group, null).statusCode()).isEqualTo(204);
        assertThat(texts(shown(bob).get("roles"))).containsExactly("EDITOR");
        tenant.group("Judges", bob);
        assertThat(texts(shown(bob).get("roles"))).containsExactly("EDITOR");
    }

    @Test
    void aDeletedGroupOfMoreThanAThousandMembersLeavesNoGrants() throws Exception {
        String group = tenant.group("Judges");
        save("{name:'Judges',when:'groups.display eq \\'Judges\\'',roles:'JUDGE'}");
        for (String half : List.of("a", "b")) {
            String members = members(people(half, 501));
            HttpResponse<String> added =
                    tenant.patch("/Groups/" + group, "{op:'add',path:'members',value:" + members + "}");
            assertThat(added.statusCode()).as(added.body()).isEqualTo(204);
        }
        assertThat(judges(1002)).isEqualTo(1002);
        assertThat(tenant.send("DELETE", "/Groups/" + group, null).statusCode()).isEqualTo(204);
        JsonNode job = answer(200, tenant.task("job-list", "{}")).at("/items/0");
        assertThat(job.get("kind").asText()).isEqualTo("grant-recalculate");
        assertThat(job.get("total").asInt()).isEqualTo(1002);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            JsonNode shown = answer(
                    200, tenant.task("job-show", "{job:'" + job.get("job").asText() + "'}"));
            assertThat(shown.get("done").asInt()).isEqualTo(1002);
        });
        assertThat(judges(1002)).isZero();
    }

    @Test
    void whatAnIdentityProviderSendsGrantsNothing() throws Exception {
        String id = tenant.user("{userName:'eve',roles:[{value:'ADMIN'}],entitlements:[{value:'ADMIN'}],"
                + "grants:[{kind:'role',id:'ADMIN'}]}");
        answer(200, tenant.patch("/Users/" + id, "{op:'add',path:'roles',value:[{value:'USER_MANAGER'}]}"));
        assertThat(texts(shown(id).get("roles"))).containsExactly("EDITOR");
    }

    @Test
    void noTemplateMakesAnAdministratorUnlessThatIsMeant() throws Exception {
        for (String role : List.of("ADMIN", "USER_MANAGER", "admin")) {
            JsonNode refused = answer(409, tenant.task("template-save", "{name:'Root',roles:'" + role + "'}"));
            assertThat(refused.get("error").asText()).contains("mayGrantProtected=true");
        }
        assertThat(answer(200, tenant.task("template-list", "{}")).get("items")).hasSize(1);
        save("{name:'Root',when:'title eq \\'Root\\'',roles:'ADMIN',mayGrantProtected:true,reason:'agreed'}");
        String admin = tenant.user("{userName:'root',title:'Root'}");
        assertThat(texts(shown(admin).get("roles"))).containsExactly("ADMIN", "EDITOR");
        HttpResponse<String> demotion = tenant.patch("/Users/" + admin, "{op:'remove',path:'title'}");
        assertThat(answer(403, demotion).get("detail").asText()).contains("last active administrator", "demoted");
        assertThat(texts(shown(admin).get("roles"))).containsExactly("ADMIN", "EDITOR");
        assertThat(answer(200, tenant.task("activity-list", "{}")).toString()).contains("agreed");
    }

    @Test
    void aPreviewIsWhatComesToPassAndSaysNothingOfOthers() throws Exception {
        save(
                "{name:'Judges',when:'groups.display eq \\'Judges\\' or title sw \\'J\\'',whenGroupMissing:'wait',roles:'JUDGE'}");
        String push = "{schemas:['urn:ietf:params:scim:schemas:core:2.0:User'],userName:'bob',title:'Judge'}";
        List<String> foreseen = grants(answer(200, tenant.task("template-preview", push)));
        tenant.create("/Users", push);
        assertThat(grants(shown("bob"))).isEqualTo(foreseen).hasSize(3);
        String strange = stranger.user("{userName:'canary'}");
        HttpResponse<String> foreign = tenant.task("template-preview", "{user:'" + strange + "'}");
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).doesNotContain("canary");
        JsonNode effect =
                answer(200, tenant.task("template-preview", "{name:'Judges',when:'title pr',roles:'X,JUDGE'}"));
        assertThat(effect.get("users").asInt()).isEqualTo(1);
        assertThat(effect.get("gaining").asInt()).isEqualTo(1);
        assertThat(grants(shown("bob"))).isEqualTo(foreseen);
    }

    @Test
    void conditionsThatAreBombsAreRefusedAtOnce() throws Exception {
        for (String when : List.of("(".repeat(4000), "not (".repeat(600), "title pr or ".repeat(300) + "title pr")) {
            long start = System.nanoTime();
            HttpResponse<String> refused = tenant.task("template-save", "{name:'T',when:'" + when + "'}");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
        }
        JsonNode list = answer(200, tenant.task("template-list", "{}"));
        assertThat(list.get("items")).hasSize(1);
    }

    @Test
    void twoThatContradictOneAnotherNeedAnOrder() throws Exception {
        save("{name:'One',priority:7,defaults:{title:'A'}}");
        JsonNode refused = answer(409, tenant.task("template-save", "{name:'Two',priority:7,defaults:{title:'B'}}"));
        assertThat(refused.get("error").asText()).contains("One", "title");
        save("{name:'Two',priority:6,defaults:{title:'B'}}");
        assertThat(tenant.create("/Users", "{userName:'bob'}").get("title").asText())
                .isEqualTo("B");
        assertThat(shown("bob").at("/story/0/trace").toString())
                .contains("the default of title is that of Two, which comes before One");
    }

    @Test
    void aTenantHasTemplatesOfItsOwn() throws Exception {
        assertThat(answer(200, stranger.task("template-list", "{}")).get("items"))
                .isEmpty();
        stranger.user("{userName:'bob'}");
        assertThat(answer(200, stranger.task("user-show", "{user:'bob'}")).get("grants"))
                .isEmpty();
        assertThat(stranger.task("template-delete", "{name:'Everyone'}").statusCode())
                .isEqualTo(404);
    }

    /** In which \' stands for a quotation mark inside a text. */
    private void save(String template) throws Exception {
        answer(200, tenant.task("template-save", template.replace("\\'", "\\\"")));
    }

    private HttpResponse<String> patchMembers(String group, String op, String member) throws Exception {
        return op.equals("add")
                ? tenant.patch("/Groups/" + group, "{op:'add',path:'members',value:[{value:'" + member + "'}]}")
                : tenant.patch("/Groups/" + group, "{op:'remove',path:'members[value eq \\\"" + member + "\\\"]'}");
    }

    private String[] people(String prefix, int number) throws Exception {
        List<String> operations = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            operations.add("{method:'POST',path:'/Users',bulkId:'" + i + "',data:{schemas:['"
                    + "urn:ietf:params:scim:schemas:core:2.0:User'],userName:'" + prefix + i + "'}}");
        }
        List<String> ids = new ArrayList<>();
        answer(200, tenant.bulk("", operations.toArray(String[]::new)))
                .get("Operations")
                .forEach(operation -> ids.add(operation.get("location").asText().replaceAll(".*/", "")));
        return ids.toArray(String[]::new);
    }

    private int judges(int users) throws Exception {
        int found = 0;
        for (int start = 1; start <= users; start += 600) {
            JsonNode page = answer(200, tenant.task("user-list", "{startIndex:'" + start + "',count:'600'}"));
            for (JsonNode user : page.get("items")) {
                found += texts(user.get("roles")).contains("JUDGE") ? 1 : 0;
            }
        }
        return found;
    }

    private static String members(String... ids) {
        return "[{value:'" + String.join("'},{value:'", ids) + "'}]";
    }

    private JsonNode shown(String user) throws Exception {
        return answer(200, tenant.task("user-show", "{user:'" + user + "'}"));
    }

    private static List<String> grants(JsonNode answer) {
        List<String> grants = new ArrayList<>();
        answer.get("grants")
                .forEach(grant -> grants.add(grant.get("kind").asText() + " "
                        + grant.get("id").asText() + " " + grant.get("source").asText() + " "
                        + grant.get("version").asText()));
        return grants;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
