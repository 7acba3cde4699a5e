package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
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
        assertThat(tenant.send("DELETE", "/Users/" + manager, null).statusCode())
                .isEqualTo(204);
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isEqualTo(2);
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
        String id = tenant.user("{userName:'" + userName + "'}");
        answer(200, tenant.task("user-set", "{user:'" + id + "',roles:'" + roles + "'}"));
        return id;
    }

    private static void refused(HttpResponse<String> response) throws Exception {
        assertThat(answer(403, response).get("detail").asText()).contains("by an identity provider");
    }
}
