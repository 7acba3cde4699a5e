package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No IdP locks a tenant out, whatever door it comes through. */
@ExtendWith(SharedService.class)
class ProtectedAccountsIT {
    private final ScimTenant tenant;
    private String root;
    private String glass;

    ProtectedAccountsIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @BeforeEach
    void pushPeople() throws Exception {
        root = pushed("root", "ADMIN");
        glass = pushed("glass", "none");
        answer(200, tenant.task("tenant-set", "{breakGlass:'" + glass + "'}"));
    }

    @Test
    void neitherTheLastAdministratorNorABreakGlassAccountGoesByAnyDoor() throws Exception {
        for (String user : new String[] {root, glass}) {
            JsonNode before = tenant.get("/Users/" + user);
            refused(tenant.send("DELETE", "/Users/" + user, null));
            refused(tenant.patch("/Users/" + user, "{op:'replace',path:'active',value:false}"));
            refused(tenant.patch("/Users/" + user, "{op:'replace',value:{active:'False'}}"));
            refused(tenant.patch("/Users/" + user, "{op:'replace',path:'userName',value:'mine'}"));
            refused(tenant.send(
                    "PUT",
                    "/Users/" + user,
                    "{userName:'" + before.get("userName").asText() + "',active:false}"));
            JsonNode bulk = answer(
                    200,
                    tenant.bulk(
                            "",
                            "{method:'DELETE',path:'/Users/" + user + "'}",
                            "{method:'PATCH',path:'/Users/" + user
                                    + "',data:{Operations:[{op:'replace',path:'active',value:false}]}}"));
            assertThat(bulk.at("/Operations/0/status").asText()).isEqualTo("403");
            assertThat(bulk.at("/Operations/1/status").asText()).isEqualTo("403");
            assertThat(tenant.get("/Users/" + user)).isEqualTo(before);
            answer(200, tenant.patch("/Users/" + user, "{op:'replace',path:'title',value:'Judge'}"));
        }
    }

    @Test
    void policiesOfAConnectionPassTheSameGuard() throws Exception {
        for (String policy : new String[] {"suspend", "soft-delete", "hard-delete"}) {
            answer(200, tenant.task("tenant-set", "{onDelete:'" + policy + "',onInactive:'" + policy + "'}"));
            refused(tenant.send("DELETE", "/Users/" + glass, null));
            refused(tenant.patch("/Users/" + glass, "{op:'replace',path:'active',value:false}"));
        }
        assertThat(tenant.get("/Users/" + glass).get("active").asBoolean()).isTrue();
    }

    @Test
    void ofTwoAdministratorsWhoAreDeactivatedAtOnceOneStays() throws Exception {
        String second = pushed("second", "ADMIN");
        for (int i = 0; i < 10; i++) {
            CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> deactivate(root));
            CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> deactivate(second));
            assertThat(new Integer[] {one.join(), other.join()}).containsExactlyInAnyOrder(200, 403);
            String gone = one.join() == 200 ? root : second;
            answer(200, tenant.patch("/Users/" + gone, "{op:'replace',path:'active',value:true}"));
        }
    }

    @Test
    void theScimAdministratorIsProtectedIfTheTenantSaysSo() throws Exception {
        String manager = pushed("manager", "USER_MANAGER");
        answer(200, tenant.task("tenant-set", "{scimAdministrator:'" + manager + "',protectScimAdministrator:true}"));
        refused(tenant.send("DELETE", "/Users/" + manager, null));
        answer(200, tenant.task("tenant-set", "{protectScimAdministrator:false}"));
        assertThat(tenant.get("/Users/" + manager).get("active").asBoolean()).isTrue();
        assertThat(tenant.send("DELETE", "/Users/" + manager, null).statusCode())
                .isEqualTo(204);
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isEqualTo(2);
    }

    @Test
    void noGroupTakesTheRoleOfTheLastAdministratorAway() throws Exception {
        adminsByGroup();
        String boss = tenant.user("{userName:'boss'}");
        String group = tenant.group("Admins", boss);
        answer(200, tenant.task("user-set", "{user:'" + root + "',roles:'none'}"));
        JsonNode before = tenant.get("/Groups/" + group);
        String path = "/Groups/" + group;
        refused(tenant.send("DELETE", path, null));
        refused(tenant.patch(path, "{op:'remove',path:'members'}"));
        refused(tenant.patch(path, "{op:'remove',path:'members[value eq \\\"" + boss + "\\\"]'}"));
        refused(tenant.send("PUT", path, "{displayName:'Admins',members:[]}"));
        refused(tenant.send("PUT", path, "{displayName:'Others',members:[]}"));
        JsonNode bulk = answer(
                200,
                tenant.bulk(
                        "",
                        "{method:'DELETE',path:'" + path + "'}",
                        "{method:'PUT',path:'" + path + "',data:{displayName:'Admins'}}",
                        "{method:'PATCH',path:'" + path + "',data:{Operations:[{op:'remove',path:'members'}]}}"));
        bulk.get("Operations")
                .forEach(operation ->
                        assertThat(operation.get("status").asText()).isEqualTo("403"));
        assertThat(bulk.get("Operations")).hasSize(3);
        assertThat(tenant.get(path)).isEqualTo(before);
        answer(200, tenant.patch(path, "{op:'replace',path:'displayName',value:'Others'}"));
        assertThat(shown(boss).get("roles").toString()).contains("ADMIN");
    }

    @Test
    void noJobDemotesRenamesOrMovesThem() throws Exception {
        adminsByGroup();
        String boss = tenant.user("{userName:'boss',emails:[{value:'boss@acme.example'}]}");
        tenant.group("Admins", boss);
        answer(200, tenant.task("user-set", "{user:'" + root + "',roles:'none'}"));
        answer(200, tenant.task("template-save", "{name:'Admins',enabled:false}"));
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example'}"));
        answer(200, tenant.task("connection-create", "{connection:'okta'}"));
        List<JsonNode> before = List.of(identity(boss), identity(glass));
        for (String[] job : new String[][] {
            {"template-apply", "{name:'Admins',mode:'run'}", "template-apply"},
            {"userid-convert", "{mode:'run'}", "userid-convert"},
            {"link-move", "{mode:'run',from:'default',to:'okta'}", "link-move"},
            {"link-clear", "{all:true,reason:'new IdP'}", "link-move"}
        }) {
            answer(200, tenant.task(job[0], job[1]));
            assertThat(finished(job[2]).at("/reasons/protected").asInt())
                    .as(job[0])
                    .isPositive();
            assertThat(List.of(identity(boss), identity(glass))).as(job[0]).isEqualTo(before);
        }
    }

    @Test
    void noTaskOnLinksTouchesThemAndItSaysWhy() throws Exception {
        String other = tenant.user("{userName:'other'}");
        for (String user : List.of(root, glass)) {
            JsonNode before = identity(user);
            for (String mode : List.of("preview", "apply")) {
                String rest = ",reason:'ticket',mode:'" + mode + "'}";
                unchanged(tenant.task("link-clear", "{user:'" + user + "'" + rest));
                unchanged(tenant.task("email-reconcile", "{user:'" + user + "',email:'new@acme.example'" + rest));
                for (String how : List.of("link", "keep-both", "rename")) {
                    String name = how.equals("rename") ? ",userName:'mine'" : "";
                    unchanged(tenant.task(
                            "duplicate-resolve",
                            "{keep:'" + other + "',retire:'" + user + "',how:'" + how + "'" + name + rest));
                }
                unchanged(tenant.task("duplicate-resolve", "{keep:'" + user + "',retire:'" + other + "'" + rest));
            }
            assertThat(identity(user)).isEqualTo(before);
        }
    }

    @Test
    void nobodyTakesThemOverByPushingThem() throws Exception {
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example'}"));
        answer(200, tenant.task("user-import", "{users:[{userId:'key',email:'key@acme.example',aliases:['spare']}]}"));
        String key = shown("key").get("id").asText();
        answer(200, tenant.task("tenant-set", "{breakGlass:'" + glass + "," + key + "'}"));
        JsonNode before = identity(key);
        for (String push : List.of(
                "{userName:'KEY'}",
                "{userName:'spare'}",
                "{userName:'key@acme.example'}",
                "{userName:'k',emails:[{value:'key@acme.example'}]}")) {
            assertThat(ScimTenant.refused(409, "uniqueness", tenant.send("POST", "/Users", push))
                            .get("detail")
                            .asText())
                    .contains("protected");
        }
        String other = tenant.user("{userName:'other'}");
        for (String name : List.of("Key", "spare")) {
            ScimTenant.refused(
                    409,
                    "uniqueness",
                    tenant.patch("/Users/" + other, "{op:'replace',path:'userName',value:'" + name + "'}"));
        }
        assertThat(identity(key)).isEqualTo(before);
    }

    private void adminsByGroup() throws Exception {
        answer(
                200,
                tenant.task(
                        "template-save",
                        "{name:'Admins',when:'groups.display eq \\\"Admins\\\"',whenGroupMissing:'wait',roles:'ADMIN',mayGrantProtected:true}"));
    }

    private JsonNode shown(String user) throws Exception {
        return answer(200, tenant.task("user-show", "{user:'" + user + "'}"));
    }

    /** All that tells who it is and what it may do. */
    private JsonNode identity(String user) throws Exception {
        ObjectNode shown = (ObjectNode) shown(user);
        return shown.retain("id", "userName", "connection", "attributes", "roles", "aliases");
    }

    private static void unchanged(HttpResponse<String> response) throws Exception {
        assertThat(answer(409, response).get("error").asText()).contains("protected or an administrator's");
    }

    private JsonNode finished(String task) throws Exception {
        JsonNode status = answer(200, tenant.task(task, "{mode:'status'}"));
        for (int i = 0; i < 300 && !status.get("state").asText().equals("finished"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            status = answer(200, tenant.task(task, "{mode:'status'}"));
        }
        assertThat(status.get("state").asText()).isEqualTo("finished");
        return status;
    }

    private int deactivate(String user) {
        try {
            return tenant.patch("/Users/" + user, "{op:'replace',path:'active',value:false}")
                    .statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String pushed(String userName, String roles) throws Exception {
        String id = tenant.user("{userName:'" + userName + "',emails:[{value:'" + userName + "@acme.example'}]}");
        answer(200, tenant.task("user-set", "{user:'" + id + "',roles:'" + roles + "'}"));
        return id;
    }

    private static void refused(HttpResponse<String> response) throws Exception {
        assertThat(answer(403, response).get("detail").asText()).contains("by an identity provider");
    }
}
