package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a tenant may decide about groups. */
@ExtendWith(SharedService.class)
class GroupsOffIT {
    private final ScimTenant tenant;

    GroupsOffIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @Test
    void groupsAreNotServedAndUsersAreAsBefore() throws Exception {
        String team = tenant.group("team", tenant.user("{userName:'ann'}"));
        answer(200, tenant.task("tenant-set", "{groups:'off'}"));
        for (String method : new String[] {"GET", "DELETE"}) {
            assertThat(refused(404, "", tenant.send(method, "/Groups/" + team, null))
                            .get("detail")
                            .asText())
                    .contains("Groups are switched off")
                    .contains("ask your vendor to switch groups on");
        }
        for (String list : new String[] {"/Groups", "/Groups?filter=displayName%20eq%20%22team%22&startIndex=3"}) {
            JsonNode empty = tenant.get(list);
            assertThat(empty.get("totalResults").asInt()).isZero();
            assertThat(empty.get("Resources")).isEmpty();
        }
        refused(400, "invalidFilter", tenant.send("GET", "/Groups?filter=displayName", null));
        refused(404, "", tenant.send("POST", "/Groups", "{displayName:'other'}"));
        assertThat(tenant.get("/ResourceTypes").get("totalResults").asInt()).isEqualTo(1);
        assertThat(tenant.get("/Schemas").get("totalResults").asInt()).isEqualTo(2);
        JsonNode bulk =
                answer(200, tenant.bulk("", "{method:'POST',bulkId:'g',path:'/Groups',data:{displayName:'other'}}"));
        assertThat(bulk.at("/Operations/0/status").asText()).isEqualTo("404");
        assertThat(tenant.get("").get("totalResults").asInt()).isEqualTo(1);
        tenant.user("{userName:'ben'}");
        answer(200, tenant.task("tenant-set", "{groups:'on'}"));
        assertThat(tenant.get("/Groups/" + team).get("members")).hasSize(1);
    }

    @Test
    void namesAreSharedWhereTheTenantSaysSo() throws Exception {
        tenant.group("team");
        refused(409, "uniqueness", tenant.send("POST", "/Groups", "{displayName:'TEAM'}"));
        answer(200, tenant.task("tenant-set", "{uniqueGroupNames:false}"));
        tenant.group("TEAM");
        tenant.group("other");
        answer(200, tenant.task("tenant-set", "{uniqueGroupNames:true}"));
        refused(409, "uniqueness", tenant.send("POST", "/Groups", "{displayName:'Team'}"));
        refused(409, "uniqueness", tenant.send("POST", "/Groups", "{displayName:'Other'}"));
        assertThat(tenant.found("/Groups", "displayName eq \"team\"", "displayName"))
                .containsExactly("team", "TEAM");
    }
}
