package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SCIM as four products set it up, each by settings of a tenant: through the admin port, and from the IdP's side. */
@ExtendWith(SharedService.class)
class FourProductsIT {
    private final ScimTenant tenant;
    private final ServiceProcess service;

    FourProductsIT(ScimTenant tenant, ServiceProcess service) {
        this.tenant = tenant;
        this.service = service;
    }

    @BeforeEach
    void withoutTokens() throws Exception {
        for (JsonNode token : done("token-list", "{}").get("items")) {
            done("token-revoke", "{token:'" + token.get("id").asText() + "'}");
        }
    }

    @Test
    void oneProductHasOneTokenAndANewOneVoidsIt() throws Exception {
        done("tenant-set", "{maxActiveTokens:1}");
        String old = issue("the only one");
        assertThat(use(old).statusCode()).isEqualTo(200);
        assertThat(refused("token-issue", "{}")).contains("token-regenerate");
        String fresh = done("token-regenerate", "{}").get("secretToken").asText();
        HttpResponse<String> voided = use(old);
        assertThat(voided.statusCode()).isEqualTo(401);
        assertThat(voided.body()).contains("revoked");
        assertThat(use(fresh).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherHasSeveralTokensEachWithItsNameAndStatus() throws Exception {
        done("tenant-set", "{maxActiveTokens:3}");
        String okta = issue("Okta");
        String entra = issue("Entra ID");
        String script = issue("night script");
        JsonNode listed = done("token-list", "{}").get("items");
        JsonNode nightScript = listed.get(0);
        assertThat(nightScript.get("description").asText()).isEqualTo("night script");
        done("token-set", "{status:'inactive',token:'" + nightScript.get("id").asText() + "'}");
        assertThat(use(okta).statusCode()).isEqualTo(200);
        assertThat(use(entra).statusCode()).isEqualTo(200);
        JsonNode used = done("token-list", "{}").at("/items/1");
        assertThat(used.get("description").asText()).isEqualTo("Entra ID");
        assertThat(used.get("lastUsedAt").isNull()).isFalse();
        assertThat(used.get("lastUsedFrom").asText()).isIn("127.0.0.1", "[0:0:0:0:0:0:0:1]", "0:0:0:0:0:0:0:1");
        assertThat(used.get("lastUsedBy").asText()).startsWith("Java-http-client");
        assertThat(use(script).statusCode()).isEqualTo(401);
        assertThat(use(script).body()).contains("inactive");
        done("token-set", "{status:'active',token:'" + nightScript.get("id").asText() + "'}");
        assertThat(use(script).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutSingleSignOnThereIsNoScimAndTheNextStepIsTold() throws Exception {
        done("scim-disable", "{reason:'test'}");
        done("tenant-set", "{sso:'none'}");
        assertThat(refused("scim-enable", "{withoutTemplate:true}"))
                .contains("tenant-set")
                .contains("sso=saml");
        assertThat(refused("token-issue", "{}")).contains("tenant-set").contains("sso=saml");
        done("tenant-set", "{requireSso:false}");
        done("scim-enable", "{withoutTemplate:true}");
    }

    @Test
    void scimThatIsOffSaysSoToWhoHoldsAToken() throws Exception {
        String token = issue("Okta");
        done("scim-disable", "{reason:'support ticket 7'}");
        HttpResponse<String> off = use(token);
        assertThat(off.statusCode()).isEqualTo(403);
        assertThat(off.body()).contains("SCIM provisioning is not enabled for this tenant");
        done("scim-suspend", "{reason:'unpaid'}");
        assertThat(use(token).body()).contains("suspended");
        done("scim-enable", "{withoutTemplate:true}");
        assertThat(use(token).statusCode()).isEqualTo(200);
    }

    @Test
    void aThirdBindsScimToAnAdministratorWhoIsOneOfThoseThatMayBe() throws Exception {
        done(
                "user-import",
                "{users:[{userId:'root',role:'ADMIN'},{userId:'manager',role:'USER_MANAGER'},{userId:'clerk'}]}");
        JsonNode eligible = done("scim-administrator-list", "{}").get("items");
        assertThat(eligible.findValuesAsText("userName")).containsExactlyInAnyOrder("root", "manager");
        String clerk = done("user-show", "{user:'clerk'}").get("id").asText();
        assertThat(refused("tenant-set", "{scimAdministrator:'" + clerk + "'}")).contains("scim-administrator-list");
        String manager = done("user-show", "{user:'manager'}").get("id").asText();
        done("tenant-set", "{scimAdministrator:'" + manager + "'}");
        String token = issue("Okta");
        String ann = ScimTenant.answer(
                        201,
                        service.send(
                                "POST",
                                "/" + tenant.slug() + "/scim/v2/Users",
                                token,
                                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ann\"}"))
                .get("id")
                .asText();
        assertThat(done("activity-list", "{user:'" + ann + "'}")
                        .at("/items/0/actor")
                        .asText())
                .startsWith("connection default acting as " + manager);
    }

    private String issue(String description) throws Exception {
        return done("token-issue", "{description:'" + description + "'}")
                .get("secretToken")
                .asText();
    }

    private HttpResponse<String> use(String token) throws Exception {
        return service.send("GET", "/" + tenant.slug() + "/scim/v2/Users?count=1", token, null);
    }

    private JsonNode done(String task, String parameters) throws Exception {
        return ScimTenant.answer(200, tenant.task(task, parameters));
    }

    private String refused(String task, String parameters) throws Exception {
        return ScimTenant.answer(409, tenant.task(task, parameters))
                .get("error")
                .asText();
    }
}
