package io.muster.service;

import static io.muster.service.ScimTenant.MESSAGES;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.domain.Rfc7644;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RFC 7644 §3.11 and §3.12, over HTTP. */
@ExtendWith(SharedService.class)
class Rfc7644ErrorsIT {
    private final ScimTenant tenant;

    Rfc7644ErrorsIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @Test
    @Rfc7644({"3.2-04", "3.2-05", "3.12-01", "3.12-02"})
    void anErrorIsToldByItsStatusAndInItsBody() throws Exception {
        String id = tenant.user("{userName:'ann'}");
        for (HttpResponse<String> response : List.of(
                tenant.send("GET", "/Users/1", null),
                tenant.send("GET", "/Nobody", null),
                tenant.send("DELETE", "/Users", null),
                tenant.send("POST", "/Users", "{}"),
                tenant.send("POST", "/Users", "{userName:'ann'}"),
                tenant.send("PUT", "/Users/" + id, "{userName:'ann'}", "If-Match", "W/\"9\""),
                tenant.patch("/Users/" + id, "{op:'remove'}"),
                tenant.bulk(""),
                tenant.filter("/Users", "userName"),
                tenant.sendWithoutToken("GET", "/Users"))) {
            assertThat(response.statusCode()).isBetween(400, 499);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/scim+json");
            JsonNode error = ServiceProcess.json(response);
            assertThat(error.get("schemas")).isEqualTo(ScimTenant.json("['" + MESSAGES + "Error']"));
            assertThat(error.get("status").isTextual()).isTrue();
            assertThat(error.get("status").asText()).isEqualTo(Integer.toString(response.statusCode()));
        }
    }

    @Test
    @Rfc7644("3.12-03")
    void aStatusMeansWhatItsTableSays() throws Exception {
        String id = tenant.user("{userName:'ann'}");
        refused(400, "invalidSyntax", tenant.sendTo("/scim/v2/Users", "POST", "{\"userName\":"));
        refused(400, "invalidValue", tenant.send("POST", "/Users", "{userName:7}"));
        refused(401, "", tenant.sendWithoutToken("GET", "/Users"));
        refused(403, "", tenant.send("GET", "/Schemas?filter=id%20pr", null));
        refused(404, "", tenant.send("GET", "/Users/1", null));
        refused(404, "", tenant.send("GET", "/Nobody", null));
        refused(409, "uniqueness", tenant.send("POST", "/Users", "{userName:'ann'}"));
        for (String method : List.of("PUT", "DELETE")) {
            refused(412, "", tenant.send(method, "/Users/" + id, "{userName:'ann'}", "If-Match", "W/\"9\""));
        }
        refused(413, "", tenant.send("POST", "/Users", "{userName:'" + "x".repeat(1 << 20) + "'}"));
        refused(501, "", tenant.send("GET", "/Me", null));
    }

    @Test
    @Rfc7644("3.11-01")
    void meIsNotImplementedForAnyOperation() throws Exception {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            String body = method.startsWith("P") ? "{userName:'ann'}" : null;
            refused(501, "", tenant.send(method, "/Me", body));
        }
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isZero();
    }
}
