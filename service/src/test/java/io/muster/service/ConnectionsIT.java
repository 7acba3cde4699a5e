package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two IdPs of one tenant, each with its own policies, as during a move from one to the other. */
@ExtendWith(SharedService.class)
class ConnectionsIT {
    private final ScimTenant tenant;
    private final ServiceProcess service;

    ConnectionsIT(ScimTenant tenant, ServiceProcess service) {
        this.tenant = tenant;
        this.service = service;
    }

    @Test
    void eachConnectionHasItsOwnTokensAndPolicies() throws Exception {
        answer(200, tenant.task("connection-create", "{connection:'okta',profile:'okta',reason:'move'}"));
        answer(200, tenant.task("connection-set", "{connection:'okta',groups:'off',onDelete:'suspend'}"));
        String okta = answer(200, tenant.task("token-issue", "{connection:'okta'}"))
                .get("secretToken")
                .asText();
        tenant.group("team");
        assertThat(send("POST", "/Groups", okta, "{\"displayName\":\"other\"}").statusCode())
                .isEqualTo(404);
        assertThat(tenant.with(okta).get("/Groups").get("totalResults").asInt()).isZero();
        assertThat(tenant.get("/Groups").get("totalResults").asInt()).isEqualTo(1);
        ScimTenant byOkta = tenant.with(okta);
        String ann = byOkta.user("{userName:'ann'}");
        assertThat(send("DELETE", "/Users/" + ann, okta, null).statusCode()).isEqualTo(204);
        assertThat(byOkta.get("/Users/" + ann).get("active").asBoolean()).isFalse();
        String bob = tenant.user("{userName:'bob'}");
        assertThat(tenant.send("DELETE", "/Users/" + bob, null).statusCode()).isEqualTo(204);
        assertThat(tenant.send("GET", "/Users/" + bob, null).statusCode()).isEqualTo(404);
        JsonNode story = answer(200, tenant.task("activity-list", "{user:'" + ann + "'}"))
                .get("items");
        assertThat(story.findValuesAsText("actor"))
                .anySatisfy(actor -> assertThat(actor).startsWith("connection okta"));
        assertThat(story.get(0).get("trace").toString()).endsWith("\"answered 204\"]");
    }

    private HttpResponse<String> send(String method, String path, String token, @Nullable String body)
            throws Exception {
        return service.send(method, "/" + tenant.slug() + "/scim/v2" + path, token, body);
    }
}
