package io.muster.service;

import static io.muster.service.ScimTenant.ENTERPRISE;
import static io.muster.service.ScimTenant.MESSAGES;
import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.names;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.domain.Rfc7644;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7644 §3.1 to §3.3, §3.8, §3.9, §3.13 and §3.14, over HTTP. */
@ExtendWith(SharedService.class)
class Rfc7644CreateAndReadIT {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

    private final ScimTenant tenant;

    Rfc7644CreateAndReadIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @Test
    @Rfc7644("3.1-01")
    void everyMessageIsNamedByAUriOfTheProtocol() throws Exception {
        List<JsonNode> messages = List.of(
                tenant.get("/Users"),
                tenant.search("/Users", "count:0"),
                answer(404, tenant.send("GET", "/Users/1", null)),
                answer(200, tenant.bulk("", "{method:'DELETE',path:'/Users/1'}")));
        assertThat(messages)
                .allSatisfy(message -> assertThat(message.get("schemas"))
                        .isNotEmpty()
                        .allSatisfy(urn -> assertThat(urn.asText()).startsWith("urn:ietf:params:scim:api:")));
    }

    @Test
    @Rfc7644("3.1-02")
    void theSchemasOfMessagesAreNotDiscovered() throws Exception {
        assertThat(ScimTenant.texts(tenant.get("/Schemas"), "id"))
                .contains(CORE, ENTERPRISE)
                .noneMatch(urn -> urn.startsWith("urn:ietf:params:scim:api:"));
        for (String message : List.of("ListResponse", "SearchRequest", "PatchOp", "BulkRequest", "Error")) {
            refused(404, "", tenant.send("GET", "/Schemas/" + MESSAGES + message, null));
        }
    }

    @Test
    @Rfc7644("3.1-04")
    void anAnswerShowsTheResourceAsItIsKept() throws Exception {
        JsonNode created = tenant.create(
                "/Users", "{USERNAME:'ann',shoeSize:44,title:'',emails:{value:'ann@example.com'},nickName:null}");
        assertThat(created.get("userName").asText()).isEqualTo("ann");
        assertThat(created.at("/emails/0/value").asText()).isEqualTo("ann@example.com");
        assertThat(names(created)).doesNotContain("USERNAME", "shoeSize", "title", "nickName");
        assertThat(tenant.get("/Users/" + created.get("id").asText())).isEqualTo(created);
    }

    @Test
    @Rfc7644({"3.3-01", "3.3-02"})
    void aNewResourceIsMadeOfWhatAClientMayWrite() throws Exception {
        JsonNode created = tenant.create(
                "/Users",
                "{id:'mine',userName:'ann',title:'Guide',groups:[{value:'1'}],"
                        + "meta:{created:'2001-01-01T00:00:00Z',version:'W/\"7\"',location:'x',resourceType:'Cat'},'"
                        + ENTERPRISE + "':{manager:{value:'1',displayName:'Boss'}}}");
        assertThat(created.get("id").asText()).isNotEqualTo("mine");
        assertThat(created.get("title").asText()).isEqualTo("Guide");
        assertThat(created.has("groups")).isFalse();
        assertThat(created.at("/meta/created").asText()).doesNotStartWith("2001");
        assertThat(created.at("/meta/version").asText()).isNotEqualTo("W/\"7\"");
        assertThat(created.get(ENTERPRISE)).isEqualTo(ScimTenant.json("{manager:{value:'1'}}"));
    }

    @Test
    @Rfc7644({"3.3-03", "3.3-04", "3.3-05", "3.3.1-01"})
    void aCreatedResourceIsShownAndSaysWhereItIs() throws Exception {
        for (String type : List.of("User", "Group")) {
            String endpoint = "/" + type + "s";
            HttpResponse<String> response = tenant.send("POST", endpoint, "{userName:'ann',displayName:'Ann'}");
            JsonNode created = answer(201, response);
            assertThat(created.get("displayName").asText()).isEqualTo("Ann");
            assertThat(created.at("/meta/resourceType").asText()).isEqualTo(type);
            String location = created.at("/meta/location").asText();
            assertThat(location).endsWith(endpoint + "/" + created.get("id").asText());
            assertThat(response.headers().firstValue("Location")).contains(location);
            assertThat(tenant.get(location.substring(location.indexOf(endpoint))))
                    .isEqualTo(created);
        }
    }

    @Test
    @Rfc7644("3.3-06")
    void aUserNameThatIsTakenIsAConflict() throws Exception {
        tenant.user("{userName:'ann'}");
        refused(409, "uniqueness", tenant.send("POST", "/Users", "{userName:'ANN'}"));
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isEqualTo(1);
    }

    @Test
    @Rfc7644({"3.8-01", "3.8-02"})
    void everyScriptGoesInAndComesOutAsUtf8() throws Exception {
        String name = "Zoë Ωμέγα 山田 😀";
        HttpResponse<String> response = tenant.send("POST", "/Users", "{userName:'zoe',displayName:'" + name + "'}");
        assertThat(answer(201, response).get("displayName").asText()).isEqualTo(name);
        assertThat(response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT))
                .matches("application/scim\\+json(; ?charset=utf-8)?");
        assertThat(tenant.found("/Users", "displayName eq \"" + name + "\"", "userName"))
                .containsExactly("zoe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/scim+json", "application/json", "*/*"})
    @Rfc7644({"3.8-04", "3.8-05"})
    void whoAcceptsJsonIsAnsweredInJson(String accepted) throws Exception {
        String id = tenant.user("{userName:'ann'}");
        HttpResponse<String> response = tenant.send("GET", "/Users/" + id, null, "Accept", accepted);
        assertThat(answer(200, response).get("userName").asText()).isEqualTo("ann");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("json");
    }

    @Test
    @Rfc7644("3.9-02")
    void whatIsAskedForIsThereBesideTheMinimum() throws Exception {
        String id = tenant.user("{userName:'ann',title:'Guide',name:{givenName:'Ann',familyName:'Lee'}}");
        String wish = "?attributes=title,name.givenName";
        for (JsonNode shown : List.of(
                tenant.get("/Users/" + id + wish),
                tenant.get("/Users" + wish).at("/Resources/0"),
                tenant.search("/Users", "attributes:['title','name.givenName']").at("/Resources/0"),
                answer(200, patched(id, wish)))) {
            assertThat(names(shown)).containsExactlyInAnyOrder("schemas", "id", "title", "name");
            assertThat(shown.get("name")).isEqualTo(ScimTenant.json("{givenName:'Ann'}"));
        }
    }

    @Test
    @Rfc7644("3.9-03")
    void theMinimumCannotBeExcluded() throws Exception {
        String id = tenant.user("{userName:'ann',title:'Guide'}");
        String wish = "?excludedAttributes=id,schemas,title";
        for (JsonNode shown : List.of(
                tenant.get("/Users/" + id + wish),
                tenant.get("/Users" + wish).at("/Resources/0"),
                answer(200, patched(id, wish)))) {
            assertThat(names(shown)).contains("schemas", "id", "userName").doesNotContain("title");
        }
    }

    private HttpResponse<String> patched(String id, String wish) throws Exception {
        return tenant.patch("/Users/" + id + wish, "{op:'add',path:'nickName',value:'A'}");
    }

    @Test
    @Rfc7644("3.13-02")
    void aVersionThatIsNotSpokenIsRefused() throws Exception {
        assertThat(tenant.sendTo("/scim/v2/Users", "GET", null).statusCode()).isEqualTo(200);
        for (String other : List.of("v1", "v3", "v20")) {
            refused(404, "", tenant.sendTo("/scim/" + other + "/Users", "GET", null));
            refused(404, "", tenant.sendTo("/scim/" + other + "/Users", "POST", "{\"userName\":\"ann\"}"));
        }
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isZero();
    }

    @Test
    @Rfc7644("3.13-03")
    void withoutAVersionTheNewestIsSpoken() throws Exception {
        JsonNode created = answer(201, tenant.sendTo("/scim/Users", "POST", "{\"userName\":\"ann\"}"));
        assertThat(created.get("schemas").get(0).asText()).isEqualTo(CORE);
        JsonNode list = answer(200, tenant.sendTo("/scim/Users", "GET", null));
        assertThat(list.get("schemas").get(0).asText()).isEqualTo(MESSAGES + "ListResponse");
        assertThat(ScimTenant.texts(list, "userName")).containsExactly("ann");
    }

    @Test
    @Rfc7644({"3.14-01", "3.14-02"})
    void theVersionIsInTheHeaderAndInMeta() throws Exception {
        for (String endpoint : List.of("/Users", "/Groups")) {
            String body = "{userName:'ann',displayName:'Ann'}";
            HttpResponse<String> created = tenant.send("POST", endpoint, body);
            String path =
                    endpoint + "/" + ServiceProcess.json(created).get("id").asText();
            List<String> versions = new ArrayList<>();
            for (HttpResponse<String> response : List.of(
                    created,
                    tenant.send("GET", path, null),
                    tenant.send("PUT", path, body.replace("Ann", "Bea")),
                    tenant.patch(path, "{op:'replace',path:'displayName',value:'Cleo'}"))) {
                String version =
                        ServiceProcess.json(response).at("/meta/version").asText();
                assertThat(response.headers().firstValue("ETag")).contains(version);
                versions.add(version);
            }
            assertThat(versions.get(0)).isEqualTo(versions.get(1));
            assertThat(versions.subList(1, 4)).doesNotHaveDuplicates();
        }
    }

    @Test
    @Rfc7644("3.9-01")
    void whatIsAskedForTakesThePlaceOfTheDefault() throws Exception {
        for (String endpoint : List.of("/Users", "/Groups")) {
            String body = "{userName:'ann',displayName:'Ann',externalId:'1'}";
            String wish = "?attributes=displayName";
            JsonNode created = answer(201, tenant.send("POST", endpoint + wish, body));
            String path = endpoint + "/" + created.get("id").asText() + wish;
            for (JsonNode shown : List.of(
                    created,
                    tenant.get(path),
                    tenant.get(endpoint + wish).at("/Resources/0"),
                    tenant.ok("PUT", path, body.replace("1", "2")),
                    answer(200, tenant.patch(path, "{op:'replace',path:'externalId',value:'3'}")))) {
                assertThat(names(shown)).containsExactlyInAnyOrder("schemas", "id", "displayName");
            }
            JsonNode without = answer(
                    201, tenant.send("POST", endpoint + "?excludedAttributes=displayName", body.replace("nn", "da")));
            assertThat(names(without)).contains("schemas", "id", "externalId").doesNotContain("displayName");
        }
    }
}
