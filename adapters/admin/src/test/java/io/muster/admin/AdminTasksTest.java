package io.muster.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.admin.task.AdminTask;
import io.muster.admin.task.AdminTask.Parameter;
import io.muster.application.Caller;
import io.muster.application.mail.MailLease;
import io.muster.application.mail.MailTransport.Result;
import io.muster.domain.activity.Trace;
import io.muster.domain.health.RequestKind;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailContent;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.user.User;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTasksTest {
    private AdminPort port;

    @BeforeEach
    void start() throws Exception {
        port = new AdminPort();
    }

    @AfterEach
    void stop() throws Exception {
        port.close();
    }

    @Nested
    class Tenants {
        @Test
        void areCreatedShownAndListed() throws Exception {
            JsonNode created = ok("tenant-create?tenant=acme&displayName=Acme%20Inc");
            assertThat(created.get("tenant").asText()).isEqualTo("acme");
            assertThat(created.get("tenantUrl").asText()).isEqualTo("https://scim.example.com/acme/scim");
            assertThat(ok("tenant-show?tenant=acme").get("connections")).hasSize(1);
            assertThat(ok("tenant-list").get("items")).containsExactly(created);
        }

        @Test
        void haveOneNameEach() throws Exception {
            ok("tenant-create?tenant=acme");
            assertThat(port.task("tenant-create?tenant=acme").statusCode()).isEqualTo(409);
        }

        @Test
        void keepTheSettingsThatAreNotGiven() throws Exception {
            ok("tenant-create?tenant=acme");
            ok("tenant-set?tenant=acme&sso=saml&maxActiveTokens=3");
            JsonNode shown = ok("tenant-set?tenant=acme&requireSso=false");
            assertThat(shown.get("sso").asText()).isEqualTo("saml");
            assertThat(shown.get("maxActiveTokens").asInt()).isEqualTo(3);
            assertThat(shown.get("requireSso").asBoolean()).isFalse();
        }

        @Test
        void haveAllTheirSettings() throws Exception {
            ok("tenant-create?tenant=acme");
            JsonNode shown = ok("tenant-set?tenant=acme&displayName=Acme&groups=off&uniqueGroupNames=false"
                    + "&verifiedDomains=acme.example,acme.test&notify=it@acme.example&language=de");
            assertThat(shown.get("displayName").asText()).isEqualTo("Acme");
            assertThat(shown.get("groups").asText()).isEqualTo("off");
            assertThat(shown.get("verifiedDomains")).hasSize(2);
            assertThat(shown.at("/notify/0").asText()).isEqualTo("it@acme.example");
            assertThat(shown.get("language").asText()).isEqualTo("de");
            assertThat(ok("tenant-set?tenant=acme&notify=none").get("notify")).isEmpty();
        }

        @Test
        void areCalledByTheirOldNamesToo() throws Exception {
            ok("tenant-create?tenant=acme");
            JsonNode renamed = ok("tenant-rename?tenant=acme&to=acme-inc");
            assertThat(renamed.get("tenantUrl").asText()).endsWith("/acme-inc/scim");
            assertThat(renamed.at("/formerNames/0").asText()).isEqualTo("acme");
            assertThat(ok("tenant-show?tenant=acme").get("tenant").asText()).isEqualTo("acme-inc");
            assertThat(port.task("tenant-create?tenant=acme").statusCode()).isEqualTo(409);
        }

        @Test
        void loseScimForAReasonThatIsKept() throws Exception {
            ok("tenant-create?tenant=acme");
            ok("tenant-set?tenant=acme&sso=saml");
            ok("scim-enable?tenant=acme&withoutTemplate=true");
            assertThat(port.task("scim-suspend?tenant=acme").statusCode()).isEqualTo(400);
            assertThat(ok("scim-suspend?tenant=acme&reason=unpaid").get("scim").asText())
                    .isEqualTo("suspended");
            assertThat(ok("activity-list?tenant=acme").get("items")).anySatisfy(line -> {
                assertThat(line.get("operation").asText()).isEqualTo("tenant scim suspended");
                assertThat(line.get("actor").asText()).isEqualTo("operator");
                assertThat(line.get("detail").asText()).isEqualTo("unpaid");
                assertThat(line.at("/trace/0").asText()).isEqualTo("scim: on → suspended");
            });
            assertThat(ok("scim-disable?tenant=acme&reason=left").get("scim").asText())
                    .isEqualTo("off");
        }

        @Test
        void areWarnedWhenSingleSignOnGoesOffUnderScim() throws Exception {
            ok("tenant-create?tenant=acme");
            ok("tenant-set?tenant=acme&sso=saml");
            ok("scim-enable?tenant=acme&withoutTemplate=true");
            JsonNode off = ok("tenant-set?tenant=acme&sso=none");
            assertThat(off.get("scim").asText()).isEqualTo("on");
            assertThat(off.get("warning").asText()).contains("Single sign-on is off");
        }

        @Test
        void getScimOnceSingleSignOnIsSetUp() throws Exception {
            ok("tenant-create?tenant=acme");
            HttpResponse<String> early = port.task("scim-enable?tenant=acme&format=json");
            assertThat(early.statusCode()).isEqualTo(409);
            assertThat(AdminPort.json(early).get("error").asText()).contains("tenant-set tenant=acme sso=saml");
            ok("tenant-set?tenant=acme&sso=oidc");
            assertThat(port.task("scim-enable?tenant=acme").body())
                    .contains("withoutTemplate=true", "template-save tenant=acme");
            assertThat(ok("scim-enable?tenant=acme&withoutTemplate=true")
                            .get("scim")
                            .asText())
                    .isEqualTo("on");
        }
    }

    @Nested
    class Templates {
        @BeforeEach
        void create() throws Exception {
            ok("tenant-create?tenant=acme");
            ok("tenant-set?tenant=acme&sso=saml");
        }

        @Test
        void areSavedListedAndDeleted() throws Exception {
            JsonNode saved = ok(
                    "template-save?when=title%20eq%20%22Sales%22",
                    "{'tenant':'acme','name':'Sales','priority':7,'roles':['SELLER','EDITOR'],"
                            + "'workAreas':'Vienna,Graz','defaults':{'locale':'de-AT'},'reason':'spring'}");
            assertThat(saved.get("version").asInt()).isEqualTo(1);
            assertThat(saved.get("when").asText()).isEqualTo("title eq \"Sales\"");
            assertThat(saved.get("roles")).hasSize(2);
            assertThat(saved.at("/defaults/locale").asText()).isEqualTo("de-AT");
            JsonNode changed = ok("template-save?tenant=acme&name=sales&workAreas=none&when=&enabled=false");
            assertThat(changed.get("roles")).hasSize(2);
            assertThat(changed.get("workAreas")).isEmpty();
            assertThat(changed.get("when").asText()).isEmpty();
            assertThat(changed.get("version").asInt()).isEqualTo(2);
            assertThat(ok("template-list?tenant=acme").get("items")).containsExactly(changed);
            assertThat(ok("template-save?tenant=acme&name=Sales", "{'roles':[]}")
                            .get("roles"))
                    .isEmpty();
            ok("template-delete?tenant=acme&name=Sales&reason=autumn");
            assertThat(ok("template-list?tenant=acme").get("items")).isEmpty();
            assertThat(port.task("template-delete?tenant=acme&name=Sales").statusCode())
                    .isEqualTo(404);
            assertThat(ok("activity-list?tenant=acme").get("items"))
                    .extracting(line -> line.get("operation").asText() + ", "
                            + line.get("detail").asText())
                    .contains("template created, spring", "template updated, ", "template deleted, autumn");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "roles=ADMIN | 409 | mayGrantProtected=true",
                    "when=title | 400 | when:",
                    "when=badge%20pr | 400 | badge",
                    "when=emails%5Btype | 400 | when:",
                    "priority=0 | 400 | priority",
                    "enabled=maybe | 400 | enabled",
                    "roles=A,,B | 400 | roles",
                    "defaults=x | 400 | defaults"
                })
        void thatMakeNoSenseAreRefusedAndNothingIsKept(String parameters, int status, String named) throws Exception {
            HttpResponse<String> refused = port.task("template-save?tenant=acme&name=T&" + parameters);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
            assertThat(refused.body()).contains(named);
            assertThat(ok("template-list?tenant=acme").get("items")).isEmpty();
        }

        @Test
        void thatAreBombsAreRefused() throws Exception {
            for (String when :
                    List.of("(".repeat(40) + "title pr" + ")".repeat(40), "not (".repeat(5000), "(".repeat(4000))) {
                HttpResponse<String> refused = port.task(
                        "template-save",
                        "application/json",
                        "{\"tenant\":\"acme\",\"name\":\"T\",\"when\":\"" + when + "\"}");
                assertThat(refused.statusCode()).isEqualTo(400);
            }
            assertThat(port.task(
                                    "template-save",
                                    "application/json",
                                    "{\"tenant\":\"acme\",\"name\":\"T\",\"defaults\":{\"badge\":7}}")
                            .body())
                    .contains("defaults", "badge");
        }

        @Test
        void letScimBeEnabled() throws Exception {
            ok("template-save?tenant=acme&name=Some&when=title%20pr");
            assertThat(port.task("scim-enable?tenant=acme").statusCode()).isEqualTo(409);
            ok("template-save?tenant=acme&name=Everyone&roles=EDITOR");
            assertThat(ok("scim-enable?tenant=acme").get("scim").asText()).isEqualTo("on");
            assertThat(ok("activity-list?tenant=acme").at("/items/0/trace").toString())
                    .doesNotContain("without a template");
            assertThat(ok("template-save?tenant=acme&name=Everyone&priority=3").has("warning"))
                    .isFalse();
            assertThat(ok("template-delete?tenant=acme&name=Everyone")
                            .get("warning")
                            .asText())
                    .contains("no template applies to everyone");
        }

        @Test
        void arePreviewedForOneWhoIsThereAndOneWhoIsNot() throws Exception {
            ok("template-save?tenant=acme&name=Everyone&roles=EDITOR");
            String judges =
                    "template-save?tenant=acme&name=Judges&when=groups.display%20eq%20%22Judges%22&workAreas=Court";
            assertThat(port.task(judges).body()).contains("whenGroupMissing=wait");
            assertThat(ok(judges + "&whenGroupMissing=wait").at("/waitingFor/0").asText())
                    .isEqualTo("Judges");
            String id = user("{'userId':'ann','role':'OWNER'}");
            JsonNode there = ok("template-preview?tenant=acme&user=" + id);
            assertThat(there.get("grants")).hasSize(2);
            assertThat(there.at("/gained/0/id").asText()).isEqualTo("EDITOR");
            assertThat(there.at("/reasons/0").asText()).contains("Everyone (version 1) applies to everyone");
            for (String body : List.of(
                    "{'person':{'userName':'x','groups':[{'display':'judges'}]}}",
                    "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'x','active':true,"
                            + "'groups':[{'display':'judges'}]}")) {
                JsonNode imagined = ok("template-preview", body.replaceFirst("\\{", "{'tenant':'acme',"));
                assertThat(imagined.get("grants"))
                        .extracting(grant -> grant.get("kind").asText() + " "
                                + grant.get("id").asText() + " by "
                                + grant.get("source").asText() + " "
                                + grant.get("version").asText())
                        .containsExactly("role EDITOR by template Everyone 1", "work-area Court by template Judges 1");
            }
            assertThat(ok("user-show?tenant=acme&user=ann")
                            .at("/grants/0/source")
                            .asText())
                    .isEqualTo("by hand: operator");
        }

        @Test
        void arePreviewedForAllBeforeTheyAreChanged() throws Exception {
            user("{'userId':'ann'}");
            JsonNode effect = ok("template-preview?tenant=acme&name=Everyone&roles=EDITOR");
            assertThat(effect.get("users").asInt()).isEqualTo(1);
            assertThat(effect.get("gaining").asInt()).isEqualTo(1);
            assertThat(effect.at("/grants/0/gained").asInt()).isEqualTo(1);
            assertThat(ok("template-list?tenant=acme").get("items")).isEmpty();
            assertThat(port.task("template-preview?tenant=acme").statusCode()).isEqualTo(400);
            assertThat(port.task("template-preview?tenant=acme&user=x").statusCode())
                    .isEqualTo(400);
            assertThat(port.task("template-preview?tenant=acme&user=x&name=y").body())
                    .contains("either user");
        }

        private String user(String row) throws Exception {
            ok("user-import", "{'tenant':'acme','users':[" + row + "]}");
            return ok("user-show?tenant=acme&user=ann").get("id").asText();
        }

        private JsonNode ok(String task) throws Exception {
            return AdminTasksTest.this.ok(task);
        }

        /** @param body in which ' stands for " */
        private JsonNode ok(String task, String body) throws Exception {
            HttpResponse<String> answer = port.task(
                    task + (task.contains("?") ? "&" : "?") + "format=json",
                    "application/json",
                    body.replace("'", "\""));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return AdminPort.json(answer);
        }
    }

    @Nested
    class Tokens {
        @BeforeEach
        void signOn() throws Exception {
            ok("tenant-create?tenant=acme");
            ok("tenant-set?tenant=acme&sso=saml");
        }

        @Test
        void areShownOnce() throws Exception {
            JsonNode issued = ok("token-issue?tenant=acme&description=Okta");
            assertThat(issued.get("secretToken").asText()).startsWith("mus_");
            assertThat(issued.get("tenantUrl").asText()).isEqualTo("https://scim.example.com/acme/scim");
            assertThat(port.task("tenant-show?tenant=acme").body())
                    .doesNotContain(issued.get("secretToken").asText());
        }

        @Test
        void expireWhenTheyAreToldTo() throws Exception {
            Instant tomorrow = Instant.parse(ok("token-issue?tenant=acme&expiresInDays=1")
                    .get("expiresAt")
                    .asText());
            Instant year =
                    Instant.parse(ok("token-issue?tenant=acme").get("expiresAt").asText());
            assertThat(Duration.between(tomorrow, year)).isEqualTo(Duration.ofDays(364));
        }

        @Test
        void neverExpireOnRequest() throws Exception {
            assertThat(ok("token-issue?tenant=acme&expiresInDays=never")
                            .get("expiresAt")
                            .isNull())
                    .isTrue();
        }

        @Test
        void areListedWithoutTheirSecrets() throws Exception {
            JsonNode issued = ok("token-issue?tenant=acme&description=Okta");
            String secret = issued.get("secretToken").asText();
            JsonNode listed = ok("token-list?tenant=acme").at("/items/0");
            assertThat(listed.get("id")).isEqualTo(issued.get("id"));
            assertThat(listed.get("description").asText()).isEqualTo("Okta");
            assertThat(listed.get("status").asText()).isEqualTo("active");
            assertThat(listed.get("createdBy").asText()).isEqualTo("operator");
            assertThat(secret).endsWith(listed.get("secretEndsWith").asText());
            assertThat(listed.toString()).doesNotContain(secret.substring(4, 20));
        }

        @Test
        void areReplacedSwitchedOffAndRevoked() throws Exception {
            String first = ok("token-issue?tenant=acme").get("id").asText();
            String second = ok("token-regenerate?tenant=acme&overlapMinutes=60")
                    .get("id")
                    .asText();
            assertThat(status(first)).isEqualTo("active");
            String third =
                    ok("token-regenerate?tenant=acme&token=" + second).get("id").asText();
            assertThat(status(second)).isEqualTo("revoked");
            ok("token-set?tenant=acme&status=inactive&token=" + third);
            assertThat(status(third)).isEqualTo("inactive");
            ok("token-set?tenant=acme&status=active&token=" + third);
            assertThat(ok("token-revoke?tenant=acme&token=" + third)
                            .get("status")
                            .asText())
                    .isEqualTo("revoked");
            HttpResponse<String> again = port.task("token-set?tenant=acme&status=active&token=" + third);
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("token-issue");
        }

        private String status(String token) throws Exception {
            for (JsonNode listed : ok("token-list?tenant=acme").get("items")) {
                if (listed.get("id").asText().equals(token)) {
                    return listed.get("status").asText();
                }
            }
            throw new AssertionError("not listed: " + token);
        }

        @Test
        void haveTheirLimit() throws Exception {
            ok("token-issue?tenant=acme");
            ok("token-issue?tenant=acme");
            HttpResponse<String> third = port.task("token-issue?tenant=acme");
            assertThat(third.statusCode()).isEqualTo(409);
            assertThat(third.body()).contains("maxActiveTokens");
        }
    }

    @Nested
    class Connections {
        @Test
        void areAddedChangedAndShownEachByItself() throws Exception {
            ok("tenant-create?tenant=acme");
            ok("tenant-set?tenant=acme&sso=saml");
            assertThat(ok("connection-create?tenant=acme&connection=okta&profile=okta")
                            .get("profile")
                            .asText())
                    .isEqualTo("okta");
            assertThat(ok("connection-list?tenant=acme").get("items")).hasSize(2);
            JsonNode changed = ok("connection-set?tenant=acme&connection=okta&groups=off&onInactive=soft-delete"
                    + "&onDelete=hard-delete&keepDeletedDays=7&externalId=reusable");
            assertThat(changed.get("onInactive").asText()).isEqualTo("soft-delete");
            JsonNode okta = ok("connection-show?tenant=acme&connection=okta");
            assertThat(okta.get("externalId").asText()).isEqualTo("reusable");
            assertThat(okta.get("externalIdMeans").asText())
                    .isEqualTo("An externalId brings an inactive or deleted account back only if userName, alias or an"
                            + " address matches too.");
            assertThat(okta.get("externalIdDetected").asText()).isEqualTo("no user has an externalId yet");
            assertThat(ok("connection-show?tenant=acme&connection=default")
                            .get("groups")
                            .asText())
                    .isEqualTo("on");
            assertThat(port.task("connection-show?tenant=acme").statusCode()).isEqualTo(409);
            assertThat(port.task("token-issue?tenant=acme").body()).contains("connection=");
            ok("token-issue?tenant=acme&connection=okta");
            assertThat(port.task("token-issue?tenant=acme&connection=entra").statusCode())
                    .isEqualTo(404);
        }

        @Test
        void showHowTheyDo() throws Exception {
            ok("tenant-create?tenant=acme");
            ok("connection-create?tenant=acme&connection=okta&profile=okta");
            assertThat(ok("connection-show?tenant=acme&connection=okta")
                            .get("state")
                            .asText())
                    .isEqualTo("paused");
            ok("tenant-set?tenant=acme&sso=saml");
            ok("scim-enable?tenant=acme&withoutTemplate=true");
            Tenant acme = port.memory.tenants.find(new Slug("acme")).orElseThrow();
            ConnectionId okta = port.memory.connections.list(acme.id()).get(1).id();
            port.traffic.answered(acme.id(), okta, RequestKind.PROBE, 200);
            port.traffic.answered(acme.id(), okta, RequestKind.WRITE, 201);
            port.traffic.answered(acme.id(), okta, RequestKind.WRITE, 409);
            JsonNode shown = ok("connection-show?tenant=acme&connection=okta");
            assertThat(shown.get("state").asText()).isEqualTo("receiving");
            assertThat(shown.get("stateInWords").asText()).contains("3 requests, 2 of them writes, 1 failed");
            assertThat(shown.get("lookUps").asInt()).isEqualTo(1);
            assertThat(shown.get("lastFailure")).isEqualTo(shown.get("lastRequest"));
            assertThat(shown.at("/cycle/failures").asInt()).isEqualTo(1);
            assertThat(shown.get("cycles")).isEmpty();
            assertThat(shown.get("usualPeriod").isNull()).isTrue();
            assertThat(shown.get("quirks")).isEmpty();
            assertThat(ok("connection-list?tenant=acme").get("items").findValuesAsText("state"))
                    .containsExactly("draft", "receiving");
            assertThat(ok("tenant-show?tenant=acme").get("connections").findValuesAsText("state"))
                    .containsExactly("draft", "receiving");
            assertThat(port.task("connection-show?tenant=acme&connection=okta").body())
                    .contains("\nstate: receiving\nstateInWords: The first cycle is under way")
                    .contains("\ncycle: began: 2026-01-31T09:30:00Z  lastRequest: 2026-01-31T09:30:00Z  requests: 3  ");
        }

        @Test
        void haveThePoliciesThatTheirTenantIsGiven() throws Exception {
            ok("tenant-create?tenant=acme");
            ok("connection-create?tenant=acme&connection=okta");
            JsonNode tenant = ok("tenant-set?tenant=acme&onDelete=suspend&keepDeletedDays=90");
            assertThat(tenant.get("onDelete").asText()).isEqualTo("suspend");
            assertThat(tenant.get("connections"))
                    .hasSize(2)
                    .allSatisfy(connection -> assertThat(
                                    connection.get("keepDeletedDays").asInt())
                            .isEqualTo(90));
            assertThat(port.task("tenant-set?tenant=acme&onDelete=forget").statusCode())
                    .isEqualTo(400);
        }
    }

    @Nested
    class OAuthClients {
        @Test
        void areIssuedListedSwitchedOffAndRevoked() throws Exception {
            ok("tenant-create?tenant=acme");
            ok("tenant-set?tenant=acme&sso=saml");
            JsonNode issued = ok("oauth-client-issue?tenant=acme&description=Entra");
            assertThat(issued.get("clientSecret").asText()).startsWith("muc_");
            assertThat(issued.get("tokenUrl").asText()).isEqualTo("https://scim.example.com/oauth/token");
            String client = issued.get("clientId").asText();
            JsonNode second = ok("oauth-secret-issue?tenant=acme&expiresInDays=30&client=" + client);
            assertThat(second.get("clientId").asText()).isEqualTo(client);
            JsonNode listed = ok("oauth-client-list?tenant=acme").at("/items/0");
            assertThat(listed.get("description").asText()).isEqualTo("Entra");
            assertThat(listed.get("secrets")).hasSize(2);
            assertThat(listed.toString())
                    .doesNotContain(second.get("clientSecret").asText().substring(4, 20));
            ok("token-revoke?tenant=acme&token=" + second.get("secretId").asText());
            assertThat(ok("oauth-client-set?tenant=acme&status=inactive&client=" + client)
                            .get("status")
                            .asText())
                    .isEqualTo("inactive");
            assertThat(ok("oauth-client-revoke?tenant=acme&client=" + client)
                            .get("status")
                            .asText())
                    .isEqualTo("revoked");
            assertThat(port.task("oauth-secret-issue?tenant=acme&client=" + client)
                            .statusCode())
                    .isEqualTo(409);
            assertThat(port.task("oauth-client-revoke?tenant=acme&client=7").statusCode())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Users {
        private User barbara;

        @BeforeEach
        void provision() throws Exception {
            ok("tenant-create?tenant=acme");
            Tenant acme = port.memory.tenants.find(new Slug("acme")).orElseThrow();
            Caller idp = Caller.of(acme, ResourceTypes.STANDARD, "token", Trace.begin());
            barbara = port.users.create(idp, ComplexValue.ofPlain(Map.of("userName", "bjensen", "title", "Judge")));
            port.users.create(idp, ComplexValue.ofPlain(Map.of("userName", "jsmith")));
        }

        @Test
        void areImportedAllOrNone() throws Exception {
            HttpResponse<String> wrong = port.task(
                    "user-import?tenant=acme&format=json",
                    "application/json",
                    "{\"users\":[{\"userId\":\"new\"},{\"userId\":\"BJENSEN\"}]}");
            assertThat(wrong.statusCode()).isEqualTo(409);
            assertThat(AdminPort.json(wrong).at("/items/0/row").asText()).isEqualTo("users[1]");
            assertThat(AdminPort.json(wrong).get("imported").asInt()).isZero();
            assertThat(ok("user-list?tenant=acme").get("items")).hasSize(2);
            HttpResponse<String> right = port.task(
                    "user-import?tenant=acme&format=json",
                    "application/json",
                    "{\"users\":[{\"userId\":\"root\",\"email\":\"root@acme.example\",\"givenName\":\"R\",\"familyName\":\"T\","
                            + "\"role\":\"ADMIN,BILLING\",\"origin\":\"sso\"}]}");
            assertThat(AdminPort.json(right).get("imported").asInt()).isEqualTo(1);
            JsonNode root = ok("user-show?tenant=acme&user=root");
            assertThat(root.get("roles")).hasSize(2);
            assertThat(root.get("origin").asText()).isEqualTo("sso");
            assertThat(root.at("/attributes/emails/0/value").asText()).isEqualTo("root@acme.example");
            assertThat(ok("scim-administrator-list?tenant=acme")
                            .at("/items/0/userName")
                            .asText())
                    .isEqualTo("root");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"users\":\"ann\"}", "{\"users\":{}}"})
        void whoAreNoListAreRefused(String body) throws Exception {
            assertThat(port.task("user-import?tenant=acme", "application/json", body)
                            .statusCode())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"userId\":7}",
                    "{\"userId\":\"x\",\"shoe\":\"44\"}",
                    "{\"userId\":\"x\",\"origin\":\"moon\"}",
                    "{\"userId\":\"x\\u202ey\"}"
                })
        void whoMakeNoSenseAreRefusedWithTheirPlace(String user) throws Exception {
            HttpResponse<String> response =
                    port.task("user-import?tenant=acme&format=json", "application/json", "{\"users\":[" + user + "]}");
            assertThat(response.statusCode()).isEqualTo(409);
            JsonNode refused = AdminPort.json(response).at("/items/0");
            assertThat(refused.get("row").asText()).isEqualTo("users[0]");
            assertThat(refused.get("reason").asText()).isNotBlank();
        }

        @Test
        void areImportedFromCsv() throws Exception {
            HttpResponse<String> taken = csv("", """
                    \uFEFFuserId,email,givenName,familyName,role,origin,aliases
                    carol,carol@acme.example,"Ca""rol","Jones, Jr.","EDITOR;BILLING",sso,cj;c.jones

                    dave
                    """);
            assertThat(AdminPort.json(taken).get("imported").asInt()).isEqualTo(2);
            JsonNode carol = ok("user-show?tenant=acme&user=c.jones");
            assertThat(carol.get("userName").asText()).isEqualTo("carol");
            assertThat(carol.at("/attributes/name/familyName").asText()).isEqualTo("Jones, Jr.");
            assertThat(carol.at("/attributes/name/givenName").asText()).isEqualTo("Ca\"rol");
            assertThat(carol.get("roles")).hasSize(2);
            assertThat(carol.get("aliases")).hasSize(2);
        }

        @Test
        void ofACsvEachRefusedRowIsToldAndNobodyIsTaken() throws Exception {
            String rows = "userId,email,aliases,origin\nnew,,,\nBJENSEN,,,\nn2,,bjensen,\nNEW,,,\nn3,,,moon\n";
            HttpResponse<String> response = csv("", rows);
            assertThat(response.statusCode()).isEqualTo(409);
            assertThat(AdminPort.json(response).findValuesAsText("row"))
                    .containsExactlyInAnyOrder("line 3", "line 4", "line 5", "line 6");
            assertThat(ok("user-list?tenant=acme").get("items")).hasSize(2);
            JsonNode partial = AdminPort.json(csv("&partial=true", rows));
            assertThat(partial.get("imported").asInt()).isEqualTo(1);
            assertThat(partial.get("refused").asInt()).isEqualTo(4);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "user,mail\nx,y\n",
                    "userId,userId\nx,y\n",
                    "userId\n\"x\n",
                    "userId\n\"x\"y\n",
                    "userId\nx,y\n",
                })
        void whatIsNoCsvOfUsersIsRefused(String body) throws Exception {
            assertThat(csv("", body).statusCode()).isEqualTo(400);
        }

        @Test
        void aFieldThatIsTooLongAndAnotherEncodingAreRefused() throws Exception {
            assertThat(csv("", "userId\n" + "x".repeat(1 << 20)).statusCode()).isEqualTo(400);
            assertThat(port.task("user-import?tenant=acme", "text/csv", "userId\nZo\u00eb".getBytes(ISO_8859_1))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(port.task("user-list?tenant=acme", "text/csv", "x").statusCode())
                    .isEqualTo(400);
        }

        private HttpResponse<String> csv(String parameters, String body) throws Exception {
            return port.task("user-import?tenant=acme&format=json" + parameters, "text/csv", body);
        }

        @Test
        void areGivenToNoConnectionAndNoTemplateThatIsNotThere() throws Exception {
            String move = "link-move?tenant=acme&mode=plan&from=default&to=";
            assertThat(port.task(move + "moon").statusCode()).isEqualTo(404);
            assertThat(port.task(move + "default").statusCode()).isEqualTo(400);
            assertThat(port.task("template-apply?tenant=acme&mode=plan&name=moon")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(ok("job-list?tenant=acme").get("items")).isEmpty();
        }

        @Test
        void areChangedBySomebodyWhoHasAName() throws Exception {
            String set = "/tasks/user-set?tenant=acme&roles=EDITOR&user=" + barbara.id();
            HttpResponse<String> done = port.send(port.request(set)
                    .header("Authorization", "Bearer " + AdminPort.KEY)
                    .header("X-Operator", "ann@vendor.example"));
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(ok("activity-list?tenant=acme&user=" + barbara.id()).findValuesAsText("actor"))
                    .contains("operator ann@vendor.example");
            assertThat(port.send(port.request(set)
                                    .header("Authorization", "Bearer " + AdminPort.KEY)
                                    .header("X-Operator", "<script>"))
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void areListedByAFilter() throws Exception {
            assertThat(ok("user-list?tenant=acme").get("items")).hasSize(2);
            JsonNode found = ok("user-list?tenant=acme&filter=userName%20eq%20%22BJENSEN%22");
            assertThat(found.get("totalResults").asInt()).isEqualTo(1);
            assertThat(found.at("/items/0/userName").asText()).isEqualTo("bjensen");
            assertThat(port.task("user-list?tenant=acme&filter=nonsense").statusCode())
                    .isEqualTo(400);
        }

        @Test
        void areShownByIdAndByNameWithTheirStory() throws Exception {
            JsonNode byName = ok("user-show?tenant=acme&user=BJensen");
            assertThat(byName.at("/attributes/title").asText()).isEqualTo("Judge");
            assertThat(byName.at("/story/0/operation").asText()).contains("user created");
            assertThat(ok("user-show?tenant=acme&user=" + barbara.id())).isEqualTo(byName);
            assertThat(port.task("user-show?tenant=acme&user=nobody").statusCode())
                    .isEqualTo(404);
        }

        @Test
        void leaveTheirActivity() throws Exception {
            JsonNode items = ok("activity-list?tenant=acme").get("items");
            assertThat(items).hasSize(3);
            String reference = items.get(0).get("reference").asText();
            assertThat(ok("activity-list?tenant=acme&ref=" + reference).get("items"))
                    .isNotEmpty();
            assertThat(ok("activity-list?tenant=acme&user=" + barbara.id()).get("items"))
                    .hasSize(1);
            assertThat(ok("activity-list?tenant=acme&outcome=refused&limit=1").get("items"))
                    .isEmpty();
        }
    }

    @Nested
    class UserIds {
        @BeforeEach
        void people() throws Exception {
            ok("tenant-create?tenant=acme");
            ok("tenant-create?tenant=globex");
            ok("tenant-set?tenant=acme&verifiedDomains=acme.example");
            port.task(
                    "user-import?tenant=acme",
                    "application/json",
                    "{\"users\":[{\"userId\":\"bob\",\"email\":\"bob@acme.example\"},"
                            + "{\"userId\":\"=1+1\"},{\"userId\":\"a,\\\"b\"}]}");
        }

        @Test
        void arePlannedRunPausedAndUndone() throws Exception {
            JsonNode plan = ok("userid-convert?tenant=acme&mode=plan&batch=2");
            assertThat(plan.get("state").asText()).isEqualTo("planned");
            assertThat(plan.get("total").asInt()).isEqualTo(3);
            assertThat(plan.get("planned").asInt()).isEqualTo(1);
            assertThat(plan.get("skipped").asInt()).isEqualTo(2);
            assertThat(plan.at("/reasons/no-address").asInt()).isEqualTo(2);
            String job = plan.get("job").asText();
            assertThat(ok("userid-convert?tenant=acme&mode=run&reason=move&job=" + job)
                            .get("state")
                            .asText())
                    .isEqualTo("running");
            HttpResponse<String> twice = port.task("userid-convert?tenant=acme&mode=run");
            assertThat(twice.statusCode()).isEqualTo(409);
            assertThat(twice.body()).contains(job, "started by operator");
            assertThat(mode("pause").get("state").asText()).isEqualTo("paused");
            assertThat(mode("resume").get("state").asText()).isEqualTo("running");
            port.runner.runOne();
            JsonNode status = mode("status");
            assertThat(status.get("state").asText()).isEqualTo("finished");
            assertThat(status.get("done").asInt()).isEqualTo(1);
            assertThat(status).isEqualTo(ok("job-show?tenant=acme&job=" + job));
            assertThat(ok("job-list?tenant=acme").get("items")).containsExactly(status);
            assertThat(port.task("userid-convert?tenant=acme&mode=pause").statusCode())
                    .isEqualTo(409);
            assertThat(port.task("userid-convert?tenant=acme&mode=cancel").statusCode())
                    .isEqualTo(409);
            mode("undo");
            port.runner.runOne();
            assertThat(mode("status").get("state").asText()).isEqualTo("undone");
            assertThat(ok("activity-list?tenant=acme").get("items"))
                    .extracting(line -> line.get("operation").asText())
                    .contains("job planned", "job started", "job paused", "job resumed", "job finished", "job undone");
        }

        @Test
        void comeAsATableThatASpreadsheetTakesForText() throws Exception {
            HttpResponse<String> table = port.task("userid-convert?tenant=acme&mode=plan&format=csv");
            assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
            assertThat(table.body().split("\r\n"))
                    .hasSize(4)
                    .startsWith("user,before,after,state,reason,fix")
                    .anyMatch(line -> line.contains(",bob,bob@acme.example,planned,,"))
                    .anyMatch(line -> line.contains(",'=1+1,,skipped,no-address,Give the user"))
                    .anyMatch(line -> line.contains(",\"a,\"\"b\",,skipped,"));
            assertThat(port.task("job-list?tenant=acme&format=csv").statusCode())
                    .isEqualTo(400);
        }

        @Test
        void ofAnotherTenantAreNone() throws Exception {
            String job = ok("userid-convert?tenant=acme&mode=plan").get("job").asText();
            for (String mode : new String[] {"run", "status", "pause", "resume", "cancel", "undo"}) {
                String call = "userid-convert?tenant=globex&mode=" + mode + "&job=";
                HttpResponse<String> foreign = port.task(call + job);
                assertThat(foreign.statusCode()).as(mode).isEqualTo(404);
                assertThat(foreign.body())
                        .isEqualTo(port.task(call + "019c1332-9d00-7000-8000-000000000000")
                                .body());
            }
            assertThat(port.task("job-show?tenant=globex&job=" + job).statusCode())
                    .isEqualTo(404);
            assertThat(port.task("userid-convert?tenant=globex&mode=status").statusCode())
                    .isEqualTo(404);
        }

        @ParameterizedTest
        @CsvSource({
            "mode=moon, mode",
            "mode=plan&batch=0, batch",
            "mode=run&batch=1001, batch",
            "mode=plan&to=phone, to",
            "mode=run&keepAliasDays=-1, keepAliasDays",
            "mode=status&job=7, job",
            "mode=plan&job=019c1332-9d00-7000-8000-000000000000, job",
            "mode=pause&batch=7, batch",
            "mode=run&job=019c1332-9d00-7000-8000-000000000000&to=email, to"
        })
        void whoseConversionMakesNoSenseIsRefused(String query, String parameter) throws Exception {
            HttpResponse<String> answer = port.task("userid-convert?tenant=acme&" + query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(parameter);
            assertThat(ok("job-list?tenant=acme").get("items")).isEmpty();
        }

        private JsonNode mode(String mode) throws Exception {
            return ok("userid-convert?tenant=acme&mode=" + mode);
        }
    }

    @Nested
    class Mails {
        @BeforeEach
        void create() throws Exception {
            ok("tenant-create?tenant=acme&displayName=Acme");
        }

        @Test
        void aTestTellsWhatTheMailServerSaid() throws Exception {
            port.mailServer.then(new Result.Sent("250 queued"));
            JsonNode sent = ok("mail-test?tenant=acme&to=ann@acme.example");
            assertThat(sent.get("sent").asBoolean()).isTrue();
            assertThat(sent.get("answer").asText()).isEqualTo("250 queued");
            port.mailServer.then(new Result.Never("550 no such mailbox"));
            HttpResponse<String> refused = port.task("mail-test?tenant=acme&to=ann@acme.example");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("550 no such mailbox", "MAIL_FROM");
            port.mailServer.configured(false);
            HttpResponse<String> none = port.task("mail-test?tenant=acme&to=ann@acme.example");
            assertThat(none.statusCode()).isEqualTo(409);
            assertThat(none.body()).contains("SMTP_URL");
            assertThat(ok("activity-list?tenant=acme").toString()).contains("mail tested", "not taken");
        }

        @Test
        void areListedAndPutBack() throws Exception {
            Tenant acme = port.memory.tenants.find(new Slug("acme")).orElseThrow();
            Instant now = Instant.parse("2026-01-31T09:30:00Z");
            Notice notice = new Notice(NoticeKind.FAILURE, "a", Optional.empty(), Profile.ENTRA, Map.of());
            Mail mail = Mail.of(
                    acme.id(), notice, "ann@acme.example", new MailContent("en", "Fails", "What to do", "<p>"), now);
            port.memory.mails.add(mail);
            MailLease lease =
                    port.memory.mails.lease("here", Duration.ofMinutes(1), now).orElseThrow();
            port.memory.mails.begin(lease, mail.begin(now), Duration.ofMinutes(1));
            port.memory.mails.end(lease, mail.begin(now).refused("550 no", now));
            JsonNode listed = ok("mail-list?tenant=acme&state=dead").at("/items/0");
            assertThat(listed.get("subject").asText()).isEqualTo("Fails");
            assertThat(listed.get("recipient").asText()).isEqualTo("ann@acme.example");
            assertThat(listed.get("kind").asText()).isEqualTo("failure");
            assertThat(listed.get("attempts").asInt()).isEqualTo(1);
            assertThat(listed.get("lastError").asText()).isEqualTo("550 no");
            assertThat(listed.has("text")).isFalse();
            assertThat(ok("mail-list?tenant=acme&text=true").at("/items/0/text").asText())
                    .isEqualTo("What to do");
            assertThat(ok("mail-list?tenant=acme&state=queued").get("items")).isEmpty();
            assertThat(ok("mail-replay?tenant=acme&mail=" + mail.id())
                            .get("replayed")
                            .asInt())
                    .isEqualTo(1);
            assertThat(ok("mail-replay?tenant=acme&all=true").get("replayed").asInt())
                    .isZero();
            assertThat(ok("mail-list?tenant=acme&state=queued").get("items")).hasSize(1);
            assertThat(port.task("mail-replay?tenant=acme&mail=" + mail.id()).statusCode())
                    .isEqualTo(404);
        }

        @ParameterizedTest
        @CsvSource({
            "mail-test?tenant=acme&to=ann, to",
            "mail-list?tenant=acme&state=lost, state",
            "mail-list?tenant=acme&limit=0, limit",
            "mail-list?tenant=acme&limit=1001, limit",
            "mail-list?tenant=acme&text=yes, text",
            "mail-replay?tenant=acme, all",
            "mail-replay?tenant=acme&mail=7, mail",
            "mail-replay?tenant=acme&mail=019c1332-9d00-7000-8000-000000000000&all=true, all"
        })
        void badParametersAreNamed(String nameAndQuery, String parameter) throws Exception {
            HttpResponse<String> answer = port.task(nameAndQuery);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(parameter);
        }
    }

    @Nested
    class BadInput {
        @ParameterizedTest
        @CsvSource({
            "tenant-create, tenant",
            "tenant-create?tenant=, tenant",
            "tenant-create?tenant=Ac.me, tenant",
            "tenant-create?tenant=acme&colour=red, colour",
            "tenant-create?tenant=acme&tenant=acme, tenant",
            "tenant-set?tenant=acme&sso=ldap, sso",
            "tenant-set?tenant=acme&requireSso=yes, requireSso",
            "tenant-set?tenant=acme&maxActiveTokens=11, maxActiveTokens",
            "token-issue?tenant=acme&expiresInDays=-1, expiresInDays",
            "activity-list?tenant=acme&since=yesterday, since",
            "tenant-rename?tenant=acme, to",
            "scim-suspend?tenant=acme, reason",
            "token-issue?tenant=acme&expiresInDays=soon, expiresInDays",
            "token-regenerate?tenant=acme&overlapMinutes=1441, overlapMinutes",
            "token-set?tenant=acme&token=7&status=active, token",
            "token-set?tenant=acme&status=active, token",
            "token-set?tenant=acme&token=019c1332-9d00-7000-8000-000000000000&status=expired, status",
            "token-revoke?tenant=acme, token",
            "duplicate-resolve?tenant=acme&keep=7&retire=019c1332-9d00-7000-8000-000000000000&reason=x, keep",
            "duplicate-resolve?tenant=acme&keep=019c1332-9d00-7000-8000-000000000000&retire=019c1332-9d00-7000-8000-000000000001&reason=x&how=merge, how",
            "duplicate-resolve?tenant=acme&keep=019c1332-9d00-7000-8000-000000000000&retire=019c1332-9d00-7000-8000-000000000001&reason=x&how=rename, userName",
            "duplicate-resolve?tenant=acme&keep=019c1332-9d00-7000-8000-000000000000&retire=019c1332-9d00-7000-8000-000000000001&reason=x&userName=bob, userName",
            "duplicate-resolve?tenant=acme&keep=019c1332-9d00-7000-8000-000000000000&retire=019c1332-9d00-7000-8000-000000000000&reason=x, retire",
            "tenant-list?format=xml, format"
        })
        void isRefusedByTheNameOfTheParameter(String nameAndQuery, String parameter) throws Exception {
            HttpResponse<String> answer = port.task(nameAndQuery);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(parameter);
            assertThat(ok("tenant-list").get("items")).isEmpty();
        }

        @Test
        void ofWhateverTaskIsRefusedByTheNameOfTheParameter() throws Exception {
            assertThat(port.tasks).hasSizeGreaterThan(20);
            for (AdminTask task : port.tasks) {
                assertRefused(task.name() + "?colour=red", "colour");
                for (Parameter parameter : task.parameters()) {
                    String given = parameter.name() + "=x&";
                    assertRefused(task.name() + "?" + given + given, parameter.name());
                    if (parameter.required()) {
                        assertRefused(task.name() + "?" + allBut(parameter, task), parameter.name());
                    }
                    if (parameter.document()) {
                        String asText = parameter.required() ? "" : "&" + parameter.name() + "=x";
                        assertRefused(task.name() + "?" + all(task) + asText, parameter.name());
                    }
                }
            }
            assertThat(ok("tenant-list").get("items")).isEmpty();
        }

        private String all(AdminTask task) {
            return task.parameters().stream()
                    .filter(Parameter::required)
                    .map(parameter -> parameter.name() + "=x")
                    .collect(Collectors.joining("&"));
        }

        private String allBut(Parameter left, AdminTask task) {
            return task.parameters().stream()
                    .filter(Parameter::required)
                    .filter(parameter -> !parameter.equals(left))
                    .map(parameter -> parameter.name() + "=x")
                    .collect(Collectors.joining("&"));
        }

        private void assertRefused(String nameAndQuery, String parameter) throws Exception {
            HttpResponse<String> answer = port.task(nameAndQuery + "&format=json");
            assertThat(answer.statusCode()).as(nameAndQuery).isEqualTo(400);
            assertThat(AdminPort.json(answer).get("error").asText())
                    .as(nameAndQuery)
                    .contains(parameter);
        }

        @ParameterizedTest
        @CsvSource({"verifiedDomains, localhost", "notify, nobody", "language, fr"})
        void aSettingThatMakesNoSenseChangesNothing(String setting, String value) throws Exception {
            ok("tenant-create?tenant=acme");
            JsonNode before = ok("tenant-show?tenant=acme");
            HttpResponse<String> answer =
                    port.task("tenant-set?tenant=acme&maxActiveTokens=3&" + setting + "=" + value);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(setting);
            assertThat(ok("tenant-show?tenant=acme")).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"tenant-show", "tenant-set", "scim-enable", "token-issue", "user-list", "activity-list"})
        void aTenantThatDoesNotExistIsNotFound(String task) throws Exception {
            assertThat(port.task(task + "?tenant=globex").statusCode()).isEqualTo(404);
        }

        @Test
        void aTaskThatDoesNotExistIsNotFound() throws Exception {
            HttpResponse<String> answer = port.task("tenant-destroy");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("tenant-create");
        }

        @Test
        void aTaskIsCalledByPost() throws Exception {
            HttpResponse<String> answer = port.send(port.request("/tasks/tenant-list")
                    .header("Authorization", "Bearer " + AdminPort.KEY)
                    .GET());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("POST");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "[]",
                    "\"x\"",
                    "{\"tenant\":\"acme\",\"tenant\":\"acme\"}",
                    "{\"tenant\":{\"x\":1}}",
                    "{\"tenant\":null}",
                    "{} {}"
                })
        void aBodyThatIsNoObjectIsRefused(String body) throws Exception {
            assertThat(port.task("tenant-create", "application/json", body).statusCode())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Answers {
        @Test
        void areTextUnlessJsonIsAskedFor() throws Exception {
            HttpResponse<String> text = port.task("tenant-create?tenant=acme&displayName=Acme");
            assertThat(text.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
            assertThat(text.body()).contains("tenant: acme\n").contains("displayName: Acme\n");
            HttpResponse<String> json = port.task("tenant-show?tenant=acme&format=json");
            assertThat(json.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        }

        @Test
        void showListsWithinListsIndentedAndNothingAsADash() throws Exception {
            port.task("tenant-create?tenant=acme");
            port.task("tenant-set?tenant=acme&sso=saml");
            assertThat(port.task("tenant-show?tenant=acme").body()).contains("notify: -\n");
            port.task("oauth-client-issue?tenant=acme&description=Entra");
            assertThat(port.task("oauth-client-list?tenant=acme").body())
                    .containsPattern("clientId: \\S+  description: Entra .*\n    id: \\S+  connection: default ");
        }

        @Test
        void areJsonAlsoWhereSomethingIsRefused() throws Exception {
            HttpResponse<String> refused = port.task("tenant-show?tenant=globex&format=json");
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/json");
            assertThat(AdminPort.json(refused).has("error")).isTrue();
        }

        @Test
        void holdNoLineThatAValueMade() throws Exception {
            port.task("tenant-create", "application/json", "{\"tenant\":\"acme\",\"displayName\":\"A\\nscim: on\"}");
            assertThat(port.task("tenant-show?tenant=acme").body()).doesNotContain("\nscim: on");
        }

        @Test
        void comeForABodyOfJsonAsForAQuery() throws Exception {
            HttpResponse<String> created = port.task(
                    "tenant-create",
                    "application/json",
                    "{\"tenant\":\"acme\",\"displayName\":\"Acme\",\"format\":\"json\"}");
            assertThat(AdminPort.json(created).get("displayName").asText()).isEqualTo("Acme");
            assertThat(port.task("tenant-set", "application/json", "{\"tenant\":\"acme\",\"maxActiveTokens\":5}")
                            .body())
                    .contains("maxActiveTokens: 5");
        }
    }

    private JsonNode ok(String nameAndQuery) throws Exception {
        HttpResponse<String> answer =
                port.task(nameAndQuery + (nameAndQuery.contains("?") ? "&" : "?") + "format=json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AdminPort.json(answer);
    }
}
