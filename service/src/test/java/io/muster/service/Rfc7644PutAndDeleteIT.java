package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.domain.Rfc7644;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RFC 7644 §3.5, §3.5.1 and §3.6, over HTTP. */
@ExtendWith(SharedService.class)
class Rfc7644PutAndDeleteIT {
    private static final String NOBODY = "0198d3b8-5a3c-7000-8000-000000000000";

    private final ScimTenant tenant;

    Rfc7644PutAndDeleteIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @Test
    @Rfc7644({"3.2-03", "3.5.1-01"})
    void aPutMakesNothing() throws Exception {
        String body = "{userName:'ann',displayName:'Ann'}";
        for (String endpoint : List.of("/Users", "/Groups")) {
            refused(404, "", tenant.send("PUT", endpoint + "/" + NOBODY, body));
            refused(405, "", tenant.send("PUT", endpoint, body));
        }
        assertThat(tenant.get("").get("totalResults").asInt()).isZero();
    }

    @Test
    @Rfc7644({"3.5-01", "3.5.1-02"})
    void aPutPutsItsValuesInPlaceOfThoseThatWereThere() throws Exception {
        String id = tenant.user("{userName:'ann',title:'Guide',name:{givenName:'Ann'},emails:[{value:'a@x'}]}");
        JsonNode put = tenant.ok(
                "PUT",
                "/Users/" + id,
                "{userName:'bea',title:'Pilot',name:{familyName:'Lee'},emails:[{value:'b@x'},{value:'c@x'}]}");
        assertThat(put.get("userName").asText()).isEqualTo("bea");
        assertThat(put.get("title").asText()).isEqualTo("Pilot");
        assertThat(put.get("name")).isEqualTo(ScimTenant.json("{familyName:'Lee'}"));
        assertThat(put.get("emails")).isEqualTo(ScimTenant.json("[{value:'b@x'},{value:'c@x'}]"));
        assertThat(tenant.get("/Users/" + id)).isEqualTo(put);
    }

    @Test
    @Rfc7644("3.5.1-03")
    void whatAPutLeavesOutIsRemovedOrDefaulted() throws Exception {
        String id = tenant.user("{userName:'ann',title:'Guide',emails:[{value:'a@x'}]}");
        JsonNode put = tenant.ok("PUT", "/Users/" + id, "{userName:'ann'}");
        assertThat(ScimTenant.names(put)).containsExactlyInAnyOrder("schemas", "id", "userName", "active", "meta");
        assertThat(put.get("active").asBoolean()).isTrue();
    }

    @Test
    @Rfc7644("3.5.1-06")
    void aGroupWithoutMembersTakesThem() throws Exception {
        String ann = tenant.user("{userName:'ann'}");
        String group = tenant.group("team");
        JsonNode put = tenant.ok("PUT", "/Groups/" + group, "{displayName:'team',members:[{value:'" + ann + "'}]}");
        assertThat(put.at("/members/0/value").asText()).isEqualTo(ann);
        assertThat(put.at("/members/0/type").asText()).isEqualTo("User");
    }

    @Test
    @Rfc7644("3.5.1-07")
    void aPutPassesOverWhatIsReadOnly() throws Exception {
        String id = tenant.user("{userName:'ann'}");
        String group = tenant.group("team", id);
        JsonNode before = tenant.get("/Users/" + id);
        JsonNode after = tenant.ok(
                "PUT",
                "/Users/" + id,
                "{id:'" + NOBODY + "',userName:'ann',title:'Guide',groups:[],"
                        + "meta:{created:'2001-01-01T00:00:00Z',resourceType:'Cat',location:'x'}}");
        assertThat(after.get("id").asText()).isEqualTo(id);
        assertThat(after.at("/groups/0/value").asText()).isEqualTo(group);
        for (String member : List.of("created", "resourceType", "location")) {
            assertThat(after.at("/meta/" + member)).isEqualTo(before.at("/meta/" + member));
        }
    }

    @Test
    @Rfc7644("3.5.1-08")
    void aPutWithoutWhatIsRequiredIsRefused() throws Exception {
        String id = tenant.user("{userName:'ann',title:'Guide'}");
        refused(400, "invalidValue", tenant.send("PUT", "/Users/" + id, "{title:'Pilot'}"));
        assertThat(tenant.get("/Users/" + id).get("title").asText()).isEqualTo("Guide");
    }

    @Test
    @Rfc7644("3.5-02")
    void patchIsSupportedAndDiscovered() throws Exception {
        for (String path : List.of("/Users/" + tenant.user("{userName:'ann'}"), "/Groups/" + tenant.group("team"))) {
            HttpResponse<String> patched = tenant.patch(path, "{op:'replace',path:'displayName',value:'Bea'}");
            assertThat(answer(200, patched).get("displayName").asText()).isEqualTo("Bea");
        }
        assertThat(tenant.get("/ServiceProviderConfig").at("/patch/supported").asBoolean())
                .isTrue();
    }

    @Test
    @Rfc7644({"3.6-01", "3.6-02", "3.6-05"})
    void whatIsDeletedIsNotThereAnyMore() throws Exception {
        for (String endpoint : List.of("/Users", "/Groups")) {
            String body = "{userName:'ann',displayName:'Ann'}";
            String id = tenant.create(endpoint, body).get("id").asText();
            String path = endpoint + "/" + id;
            HttpResponse<String> deleted = tenant.send("DELETE", path, null);
            assertThat(deleted.statusCode()).isEqualTo(204);
            assertThat(deleted.body()).isEmpty();
            refused(404, "", tenant.send("GET", path, null));
            refused(404, "", tenant.send("PUT", path, body));
            refused(404, "", tenant.patch(path, "{op:'replace',path:'displayName',value:'Bea'}"));
            refused(404, "", tenant.send("DELETE", path, null));
            for (String list : List.of(endpoint, "")) {
                assertThat(tenant.get(list).get("totalResults").asInt()).isZero();
                assertThat(tenant.found(list, "id eq \"" + id + "\" or displayName eq \"Ann\"", "id"))
                        .isEmpty();
            }
            assertThat(tenant.search(endpoint, "").get("totalResults").asInt()).isZero();
        }
    }

    @Test
    @Rfc7644({"3.6-03", "3.6-04"})
    void whatIsDeletedIsInNobodysWay() throws Exception {
        for (String endpoint : List.of("/Users", "/Groups")) {
            String body = "{userName:'ann',displayName:'Ann'}";
            String first = tenant.create(endpoint, body).get("id").asText();
            tenant.send("DELETE", endpoint + "/" + first, null);
            String second = tenant.create(endpoint, body).get("id").asText();
            assertThat(second.equals(first))
                    .isEqualTo(endpoint.equals("/Users")); // the same person is the same account
            tenant.send("DELETE", endpoint + "/" + second, null);
            String other =
                    tenant.create(endpoint, body.replace("nn", "da")).get("id").asText();
            answer(200, tenant.send("PUT", endpoint + "/" + other, body));
        }
    }
}
