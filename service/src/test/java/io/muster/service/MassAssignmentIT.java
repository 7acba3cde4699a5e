package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client may not write it does not write, by whatever name it asks. */
@ExtendWith(SharedService.class)
class MassAssignmentIT {
    /** What an account is made of inside, as somebody might guess it. */
    private static final List<String> NAMES = List.of(
            "isAdmin:true",
            "admin:true",
            "organizationId:'other'",
            "tenant_id:'other'",
            "tenantId:'other'",
            "'@class':'java.lang.Runtime'",
            "'@type':'User'",
            "__proto__:{isAdmin:true}",
            "version:99",
            "origin:'import'",
            "linkedTo:null",
            "connection_id:'00000000-0000-0000-0000-000000000000'",
            "grants:[{kind:'ROLE',id:'ADMIN'}]",
            "deleted_at:null",
            "user_name_key:'root'",
            "aliases:['root']");

    private final ScimTenant tenant;

    MassAssignmentIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @Test
    void namesThatAreNoAttributesHaveNoEffectWhenTheyAreSentWhole() throws Exception {
        String plain = shape(tenant.user("{userName:'plain'}"), "plain");
        for (int i = 0; i < NAMES.size(); i++) {
            String user = "u" + i;
            String id = tenant.user("{userName:'" + user + "'," + NAMES.get(i) + "}");
            assertThat(shape(id, user)).as(NAMES.get(i)).isEqualTo(plain);
            answer(200, tenant.send("PUT", "/Users/" + id, "{userName:'" + user + "'," + NAMES.get(i) + "}"));
            assertThat(shape(id, user)).as(NAMES.get(i)).isEqualTo(plain);
            int status = tenant.patch("/Users/" + id, "{op:'replace',value:{" + NAMES.get(i) + "}}")
                    .statusCode();
            assertThat(status).as(NAMES.get(i)).isIn(200, 400);
            assertThat(shape(id, user)).as(NAMES.get(i)).isEqualTo(plain);
        }
        assertThat(tenant.task("user-show", "{user:'root'}").statusCode()).isEqualTo(404);
    }

    @Test
    void aPathThatIsNoAttributeIsRefused() throws Exception {
        String id = tenant.user("{userName:'bob'}");
        String before = shape(id, "bob");
        for (String path :
                List.of("isAdmin", "tenant_id", "grants", "origin", "version", "linkedTo", "aliases", "deleted_at")) {
            refused(400, "invalidPath", tenant.patch("/Users/" + id, "{op:'replace',path:'" + path + "',value:'x'}"));
        }
        assertThat(shape(id, "bob")).isEqualTo(before);
    }

    @Test
    void whatIsReadOnlyIsIgnoredWhenSentWholeAndRefusedByItsName() throws Exception {
        String other = tenant.user("{userName:'other'}");
        String team = tenant.group("Judges", other);
        String readOnly = "id:'" + other
                + "',meta:{created:'2001-01-01T00:00:00Z',version:'W/\\\"9\\\"',location:'http://x.example',"
                + "resourceType:'Group'},groups:[{value:'" + team + "'}]";
        JsonNode created = tenant.create("/Users", "{userName:'bob'," + readOnly + "}");
        String id = created.get("id").asText();
        assertThat(id).isNotEqualTo(other);
        JsonNode replaced =
                answer(200, tenant.send("PUT", "/Users/" + id, "{userName:'bob',title:'Judge'," + readOnly + "}"));
        for (JsonNode user : List.of(created, replaced, tenant.get("/Users/" + id))) {
            assertThat(user.get("id").asText()).isEqualTo(id);
            assertThat(user.has("groups")).isFalse();
            assertThat(user.at("/meta/created").asText()).doesNotStartWith("2001");
            assertThat(user.at("/meta/resourceType").asText()).isEqualTo("User");
            assertThat(user.at("/meta/location").asText()).endsWith(id);
        }
        for (String path : List.of("id", "meta", "meta.created", "meta.version", "groups")) {
            String value =
                    path.equals("groups") ? "[{value:'" + team + "'}]" : path.equals("meta") ? "{}" : "'" + other + "'";
            refused(
                    400,
                    "mutability",
                    tenant.patch("/Users/" + id, "{op:'add',path:'" + path + "',value:" + value + "}"));
            refused(400, "mutability", tenant.patch("/Users/" + id, "{op:'remove',path:'" + path + "'}"));
        }
        for (String path : List.of("id", "meta")) {
            refused(400, "mutability", tenant.patch("/Groups/" + team, "{op:'remove',path:'" + path + "'}"));
        }
        assertThat(tenant.get("/Users/" + id).get("title").asText()).isEqualTo("Judge");
        assertThat(tenant.get("/Users/" + other).get("userName").asText()).isEqualTo("other");
        assertThat(tenant.get("/Groups/" + team).get("members")).hasSize(1);
    }

    @Test
    void rolesAndEntitlementsThatArePushedGiveNoRights() throws Exception {
        String id = tenant.user("{userName:'eve',roles:[{value:'ADMIN'}],entitlements:[{value:'ADMIN'}]}");
        answer(200, tenant.send("PUT", "/Users/" + id, "{userName:'eve',roles:[{value:'USER_MANAGER',primary:true}]}"));
        answer(200, tenant.patch("/Users/" + id, "{op:'add',path:'roles',value:[{value:'ADMIN'}]}"));
        answer(
                200,
                tenant.bulk(
                        "",
                        "{method:'PATCH',path:'/Users/" + id
                                + "',data:{Operations:[{op:'add',path:'entitlements',value:[{value:'ADMIN'}]}]}}"));
        JsonNode shown = answer(200, tenant.task("user-show", "{user:'" + id + "'}"));
        assertThat(shown.get("roles")).isEmpty();
        assertThat(shown.get("grants")).isEmpty();
        assertThat(answer(200, tenant.task("scim-administrator-list", "{}")).get("items"))
                .isEmpty();
    }

    @Test
    void whoIsGoneForEverComesBackAsSomebodyNewWithWhatTheTemplateGives() throws Exception {
        answer(200, tenant.task("template-save", "{name:'Everyone',roles:'MEMBER'}"));
        answer(200, tenant.task("tenant-set", "{onDelete:'hard-delete'}"));
        String id = tenant.user("{userName:'ann@acme.example',externalId:'a1'}");
        String team = tenant.group("Judges", id);
        answer(200, tenant.task("user-set", "{user:'" + id + "',roles:'EDITOR'}"));
        assertThat(tenant.send("DELETE", "/Users/" + id, null).statusCode()).isEqualTo(204);
        JsonNode next = tenant.create("/Users", "{userName:'ann@acme.example',externalId:'a1'}");
        assertThat(next.get("id").asText()).isNotEqualTo(id);
        assertThat(next.has("groups")).isFalse();
        assertThat(tenant.get("/Groups/" + team).has("members")).isFalse();
        JsonNode shown =
                answer(200, tenant.task("user-show", "{user:'" + next.get("id").asText() + "'}"));
        assertThat(shown.get("roles")).hasSize(1);
        assertThat(shown.at("/roles/0").asText()).isEqualTo("MEMBER");
    }

    /** All that the product knows of it, without what no two accounts share. */
    private String shape(String id, String userName) throws Exception {
        ObjectNode shown = (ObjectNode) answer(200, tenant.task("user-show", "{user:'" + id + "'}"));
        shown.remove(List.of("id", "story", "created", "lastModified", "version"));
        ObjectNode seen = (ObjectNode) tenant.get("/Users/" + id);
        seen.remove(List.of("id", "meta"));
        return (shown + " " + seen).replace("\"" + userName + "\"", "\"\"");
    }
}
