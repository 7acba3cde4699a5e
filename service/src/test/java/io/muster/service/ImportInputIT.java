package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A table of people is text and nothing else, and of one that is wrong nobody is taken. */
@ExtendWith(SharedService.class)
class ImportInputIT {
    private final ServiceProcess service;
    private final ScimTenant tenant;
    private final ScimTenant stranger;

    ImportInputIT(ServiceProcess service, ScimTenant tenant, ScimTenant stranger) {
        this.service = service;
        this.tenant = tenant;
        this.stranger = stranger;
    }

    @Test
    void aFormulaIsTextInTheAccountAndInEveryTable() throws Exception {
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example'}"));
        String formula = "=HYPERLINK(\"\"http://evil.example\"\")";
        JsonNode taken = answer(
                200,
                csv("userId,email,givenName\n\"" + formula + "\",f@acme.example,\"@SUM(1)\"\n+1,g@acme.example,-2\n"));
        assertThat(taken.get("imported").asInt()).isEqualTo(2);
        JsonNode shown = answer(200, tenant.task("user-show", "{user:'+1'}"));
        assertThat(shown.at("/attributes/name/givenName").asText()).isEqualTo("-2");
        answer(200, tenant.task("userid-convert", "{mode:'plan'}"));
        HttpResponse<String> table = service.task("userid-convert?mode=status&format=csv&tenant=" + tenant.slug());
        assertThat(table.body()).contains("'=HYPERLINK", "'+1").doesNotContain(",=", ",\"=", ",+");
    }

    @Test
    void ofATableThatIsWrongNobodyIsTaken() throws Exception {
        answer(400, csv("user,mail\nx,x@acme.example\n"));
        answer(400, csv("userId,id\nx,00000000-0000-0000-0000-000000000000\n"));
        answer(400, csv("userId,tenant\nx," + stranger.slug() + "\n"));
        answer(400, csv("userId\nfirst\n" + "x".repeat(1 << 20) + "\n"));
        answer(400, csv("userId\nfirst\n\"" + "\"\"".repeat(1 << 20) + "\n"));
        answer(400, csv("userId\nfirst\n\"never closed\n"));
        JsonNode refused = answer(409, csv("userId,origin\nfirst,sso\nsecond,moon\n"));
        assertThat(refused.at("/items/0/row").asText()).isEqualTo("line 3");
        for (String row : List.of(
                "userId:'x',id:'7'",
                "userId:'x',tenant:'" + stranger.slug() + "'",
                "userId:'x',connection:'default'",
                "userId:'x',grants:'ADMIN'",
                "userId:'x',active:'false'")) {
            JsonNode unknown = answer(409, tenant.task("user-import", "{users:[{userId:'first'},{" + row + "}]}"));
            assertThat(unknown.at("/items/0/row").asText()).isEqualTo("users[1]");
            assertThat(unknown.at("/items/0/reason").asText()).contains("no field of a user");
        }
        for (ScimTenant one : List.of(tenant, stranger)) {
            assertThat(answer(200, one.task("user-list", "{}"))
                            .get("totalResults")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void rolesAreGivenByWhoeverHoldsTheAdminKeyAndTheirUsersAreNoIdentityProviders() throws Exception {
        answer(200, tenant.task("user-import", "{users:[{userId:'root',role:'ADMIN'}]}"));
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isZero();
        assertThat(answer(200, tenant.task("activity-list", "{}"))
                        .at("/items/0/actor")
                        .asText())
                .startsWith("operator");
    }

    private HttpResponse<String> csv(String body) {
        return service.taskWithCsv("user-import?format=json&tenant=" + tenant.slug(), body)
                .join();
    }
}
