package io.muster.service;

import static io.muster.service.ScimTenant.ENTERPRISE;
import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.json;
import static io.muster.service.ScimTenant.names;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.domain.Rfc7644;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7644 §3.5.2, over HTTP. */
@ExtendWith(SharedService.class)
class Rfc7644PatchIT {
    private final ScimTenant tenant;
    private String user = "";

    Rfc7644PatchIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @BeforeEach
    void ann() throws Exception {
        user = "/Users/"
                + tenant.user("{userName:'ann',title:'Guide',name:{givenName:'Ann',familyName:'Lee'},emails:["
                        + "{type:'work',value:'a@work.example',primary:true},{type:'home',value:'a@home.example'}]}");
    }

    @Nested
    class Requests {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{schemas:['urn:x'],Operations:[{op:'remove',path:'title'}]}",
                    "{schemas:['urn:ietf:params:scim:api:messages:2.0:PatchOp']}",
                    "{schemas:['urn:ietf:params:scim:api:messages:2.0:PatchOp'],Operations:[]}",
                    "{schemas:['urn:ietf:params:scim:api:messages:2.0:PatchOp'],Operations:[{path:'title',value:'x'}]}",
                    "{schemas:['urn:ietf:params:scim:api:messages:2.0:PatchOp'],Operations:[{op:'move',path:'title'}]}",
                    "{schemas:['urn:ietf:params:scim:api:messages:2.0:PatchOp'],Operations:[{op:['add'],path:'title'}]}"
                })
        @Rfc7644({"3.5.2-01", "3.5.2-02", "3.5.2-03"})
        void ofAnotherFormAreRefused(String body) throws Exception {
            refused(400, "invalidSyntax", tenant.send("PATCH", user, body));
        }

        @Test
        @Rfc7644("3.5.2-04")
        void toRemoveNeedAPath() throws Exception {
            refused(400, "noTarget", tenant.patch(user, "{op:'remove'}"));
            refused(400, "noTarget", tenant.patch(user, "{op:'remove',value:{title:'Guide'}}"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                {op:'replace',path:'id',value:'1'}             | mutability
                {op:'add',path:'meta.created',value:'x'}       | mutability
                {op:'remove',path:'groups'}                    | mutability
                {op:'replace',path:'active',value:{x:1}}       | invalidValue
                {op:'replace',path:'userName',value:[1]}       | invalidValue
                {op:'add',path:'name',value:'Ann'}             | invalidValue
                {op:'add',value:'Ann'}                         | invalidValue
                {op:'replace',value:'Ann'}                     | invalidValue
                {op:'add',path:'shoeSize',value:44}            | invalidPath
                {op:'add',path:'name.',value:'x'}              | invalidPath
                """)
        @Rfc7644({"3.5.2-05", "3.5.2-06", "3.5.2-07", "3.5.2.1-02", "3.5.2.3-01"})
        void againstTheSchemaAreRefused(String operation, String scimType) throws Exception {
            JsonNode before = tenant.get(user);
            refused(400, scimType, tenant.patch(user, operation));
            assertThat(tenant.get(user)).isEqualTo(before);
        }

        @Test
        @Rfc7644({"3.5.2-06", "3.5.2-07"})
        void toChangeWhatIsImmutableAreRefused() throws Exception {
            String id = user.substring("/Users/".length());
            String group = "/Groups/" + tenant.group("team", id);
            String path = "members[value eq \\\"" + id + "\\\"]";
            for (String part : List.of(".value", ".type", ".$ref")) {
                refused(400, "mutability", tenant.patch(group, replace(path + part, "'x'")));
            }
            assertThat(tenant.get(group).at("/members/0/value").asText()).isEqualTo(id);
        }

        @Test
        @Rfc7644("3.5.2-08")
        void withoutAUrnMeanTheSchemasOfTheResource() throws Exception {
            assertThat(patched(replace("title", "'Pilot'")).get("title").asText())
                    .isEqualTo("Pilot");
            String urn = "urn:ietf:params:scim:schemas:core:2.0:User:";
            assertThat(patched(replace(urn + "title", "'Judge'")).get("title").asText())
                    .isEqualTo("Judge");
            assertThat(patched(replace(urn + "name.givenName", "'Bea'"))
                            .at("/name/givenName")
                            .asText())
                    .isEqualTo("Bea");
        }

        @Test
        @Rfc7644("3.5.2-09")
        void mayUseAnExtensionThatTheyHaveBroughtIn() throws Exception {
            JsonNode extended = patched(
                    "{op:'add',path:'" + ENTERPRISE + ":employeeNumber',value:'7'}",
                    "{op:'replace',path:'" + ENTERPRISE + ":department',value:'Tours'}");
            assertThat(extended.get("schemas").get(1).asText()).isEqualTo(ENTERPRISE);
            assertThat(extended.get(ENTERPRISE)).isEqualTo(json("{employeeNumber:'7',department:'Tours'}"));
            JsonNode bare = patched(
                    "{op:'remove',path:'" + ENTERPRISE + ":employeeNumber'}",
                    "{op:'remove',path:'" + ENTERPRISE + ":department'}");
            assertThat(bare.get("schemas")).hasSize(1);
            assertThat(bare.has(ENTERPRISE)).isFalse();
        }

        @Test
        @Rfc7644("3.5.2-10")
        void thatMakeAValueThePrimaryOneTakeItFromTheOthers() throws Exception {
            String third = "{value:'a@third.example',primary:true}";
            assertThat(primaries(patched("{op:'add',path:'emails',value:[" + third + "]}")))
                    .containsExactly("a@third.example");
            assertThat(primaries(patched(replace("emails[type eq \\\"home\\\"].primary", "true"))))
                    .containsExactly("a@home.example");
            assertThat(primaries(patched("{op:'add',value:{emails:[{value:'a@fourth.example',primary:true}]}}")))
                    .containsExactly("a@fourth.example");
        }

        private List<String> primaries(JsonNode shown) {
            return shown.get("emails").findParents("primary").stream()
                    .filter(email -> email.get("primary").asBoolean())
                    .map(email -> email.get("value").asText())
                    .toList();
        }

        @Test
        @Rfc7644({"3.5.2-11", "3.5.2-12", "3.5.2-13", "3.5.2-14"})
        void areDoneAltogetherOrNotAtAll() throws Exception {
            String group = "/Groups/" + tenant.group("team");
            JsonNode ann = tenant.get(user);
            JsonNode team = tenant.get(group);
            refused(
                    400,
                    "mutability",
                    tenant.patch(
                            user, replace("title", "'Pilot'"), "{op:'remove',path:'emails'}", replace("id", "'1'")));
            String id = user.substring("/Users/".length());
            JsonNode error = refused(
                    400,
                    "invalidPath",
                    tenant.patch(
                            group,
                            "{op:'add',path:'members',value:[{value:'" + id + "'}]}",
                            replace("displayName", "'crew'"),
                            replace("shoeSize", "44")));
            assertThat(error.get("detail").asText()).isNotBlank();
            assertThat(tenant.get(user)).isEqualTo(ann);
            assertThat(tenant.get(group)).isEqualTo(team);
        }

        @Test
        @Rfc7644({"3.5.2-15", "3.5.2-16"})
        void areAnsweredWithTheResourceAsItIsThen() throws Exception {
            HttpResponse<String> response = tenant.patch(user, replace("title", "'Pilot'"));
            JsonNode whole = answer(200, response);
            assertThat(whole.get("title").asText()).isEqualTo("Pilot");
            assertThat(whole).isEqualTo(tenant.get(user));
            JsonNode part = answer(200, tenant.patch(user + "?attributes=title", replace("title", "'Judge'")));
            assertThat(names(part)).containsExactlyInAnyOrder("schemas", "id", "title");
            assertThat(part.get("title").asText()).isEqualTo("Judge");
        }
    }

    @Nested
    class Add {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{op:'add',path:'title',value:'Guide'}",
                    "{op:'add',path:'name',value:{givenName:'Ann'}}",
                    "{op:'add',path:'emails',value:[{type:'home',value:'a@home.example'}]}",
                    "{op:'add',value:{title:'Guide',active:true}}"
                })
        @Rfc7644({"3.5.2.1-03", "3.5.2.1-04", "3.5.2.1-05"})
        void ofWhatIsThereLeavesTheResourceAsItIs(String operation) throws Exception {
            JsonNode before = tenant.get(user);
            assertThat(patched(operation)).isEqualTo(before);
            assertThat(tenant.get(user)).isEqualTo(before);
        }

        @Test
        @Rfc7644({"3.5.2.1-03", "3.5.2.1-04", "3.5.2.1-05"})
        void ofAMemberWhoIsThereLeavesTheGroupAsItIs() throws Exception {
            String id = user.substring("/Users/".length());
            String group = "/Groups/" + tenant.group("team", id);
            JsonNode before = tenant.get(group);
            answer(200, tenant.patch(group, "{op:'add',path:'members',value:[{value:'" + id + "'}]}"));
            assertThat(tenant.get(group)).isEqualTo(before);
        }
    }

    @Nested
    class Remove {
        @Test
        @Rfc7644("3.5.2.2-01")
        void leavesASingleValueUnassigned() throws Exception {
            assertThat(patched(remove("title")).has("title")).isFalse();
            assertUnassigned("title");
        }

        @Test
        @Rfc7644("3.5.2.2-02")
        void leavesSeveralValuesUnassigned() throws Exception {
            assertThat(patched(remove("emails")).has("emails")).isFalse();
            assertUnassigned("emails");
        }

        @Test
        @Rfc7644({"3.5.2.2-03", "3.5.2.2-05"})
        void ofTheLastValueLeavesNone() throws Exception {
            JsonNode one = patched(remove("emails[value eq \\\"a@work.example\\\"]"));
            assertThat(one.get("emails")).isEqualTo(json("[{type:'home',value:'a@home.example'}]"));
            assertThat(patched(remove("emails[type eq \\\"home\\\"]")).has("emails"))
                    .isFalse();
            assertUnassigned("emails");
        }

        @Test
        @Rfc7644({"3.5.2.2-02", "3.5.2.2-03"})
        void ofTheLastMemberLeavesNone() throws Exception {
            String id = user.substring("/Users/".length());
            for (String path : List.of("members", "members[value eq \\\"" + id + "\\\"]")) {
                String group = "/Groups/" + tenant.group("team" + path.length(), id);
                assertThat(answer(200, tenant.patch(group, remove(path))).has("members"))
                        .isFalse();
                assertThat(tenant.get(group).has("members")).isFalse();
            }
        }

        @Test
        @Rfc7644("3.5.2.2-04")
        void ofASubAttributeLeavesTheOthers() throws Exception {
            JsonNode after = patched(remove("emails[type eq \\\"work\\\"].primary"), remove("name.givenName"));
            assertThat(after.at("/emails/0")).isEqualTo(json("{type:'work',value:'a@work.example'}"));
            assertThat(after.get("name")).isEqualTo(json("{familyName:'Lee'}"));
            assertUnassigned("name.givenName");
            assertUnassigned("emails.primary");
        }

        private void assertUnassigned(String attribute) throws Exception {
            assertThat(tenant.found("/Users", attribute + " pr", "userName")).isEmpty();
        }

        @Test
        @Rfc7644("3.5.2.2-06")
        void ofWhatIsRequiredOrReadOnlyIsRefused() throws Exception {
            String user = "/Users/" + tenant.user("{userName:'required'}");
            String group = "/Groups/" + tenant.group("team", user.substring("/Users/".length()));
            JsonNode before = tenant.get(user);
            for (String path : List.of("id", "meta", "groups", "userName")) {
                refused(400, "mutability", tenant.patch(user, "{op:'remove',path:'" + path + "'}"));
            }
            refused(400, "mutability", tenant.patch(user, "{op:'replace',path:'userName',value:null}"));
            refused(400, "mutability", tenant.patch(group, "{op:'remove',path:'displayName'}"));
            assertThat(tenant.get(user)).isEqualTo(before);
        }
    }

    @Nested
    class Replace {
        @Test
        @Rfc7644("3.5.2.3-02")
        void ofWhatIsNotThereAddsIt() throws Exception {
            JsonNode after = patched(
                    replace("nickName", "'A'"),
                    replace("name.middleName", "'M'"),
                    replace("phoneNumbers", "[{value:'1'}]"),
                    replace(ENTERPRISE + ":department", "'Tours'"));
            assertThat(after.get("nickName").asText()).isEqualTo("A");
            assertThat(after.at("/name/middleName").asText()).isEqualTo("M");
            assertThat(after.at("/phoneNumbers/0/value").asText()).isEqualTo("1");
            assertThat(after.at("/" + ENTERPRISE + "/department").asText()).isEqualTo("Tours");
        }

        @Test
        @Rfc7644("3.5.2.3-03")
        void ofAComplexAttributeTakesASetOfItsParts() throws Exception {
            refused(400, "invalidValue", tenant.patch(user, replace("name", "'Ann'")));
            assertThat(patched(replace("name", "{givenName:'Bea'}")).get("name"))
                    .isEqualTo(json("{givenName:'Bea',familyName:'Lee'}"));
        }

        @Test
        @Rfc7644("3.5.2.3-04")
        void changesEveryRecordThatTheFilterMatches() throws Exception {
            patched("{op:'add',path:'emails',value:[{type:'work',value:'b@work.example'}]}");
            JsonNode parts = patched(replace("emails[type eq \\\"work\\\"].display", "'Office'"));
            assertThat(parts.at("/emails/0/display").asText()).isEqualTo("Office");
            assertThat(parts.at("/emails/1").has("display")).isFalse();
            assertThat(parts.at("/emails/2/display").asText()).isEqualTo("Office");
            JsonNode whole = patched(replace("emails[value co \\\"@work\\\"]", "{type:'other',value:'c@x'}"));
            assertThat(whole.get("emails"))
                    .as("both are replaced, and equal values are stored once")
                    .isEqualTo(json("[{type:'other',value:'c@x'},{type:'home',value:'a@home.example'}]"));
        }
    }

    private JsonNode patched(String... operations) throws Exception {
        return answer(200, tenant.patch(user, operations));
    }

    private static String replace(String path, String value) {
        return "{op:'replace',path:'" + path + "',value:" + value + "}";
    }

    private static String remove(String path) {
        return "{op:'remove',path:'" + path + "'}";
    }
}
