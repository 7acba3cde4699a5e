package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An IdP that deprovisions a whole company by mistake. */
@ExtendWith(SharedService.class)
class MassChangeIT {
    private final ScimTenant tenant;

    MassChangeIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @ParameterizedTest
    @CsvSource({"suspend, 30", "soft-delete, 30", "hard-delete, 200"})
    void everyRequestIsTakenAndOneTaskPutsEverybodyBack(String policy, int many) throws Exception {
        answer(200, tenant.task("tenant-set", "{onDelete:'" + policy + "',notify:'it@acme.example'}"));
        answer(
                200,
                tenant.task(
                        "template-save",
                        "{name:'Guides',when:'groups.display eq \"Guides\"',whenGroupMissing:'wait',roles:'GUIDE'}"));
        List<String> people = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            people.add(tenant.user("{userName:'u" + i + "',title:'t" + i + "'}"));
        }
        answer(200, tenant.task("user-set", "{user:'" + people.get(7) + "',roles:'OWNER'}"));
        String guides = tenant.group("Guides", people.toArray(String[]::new));
        if (policy.equals("suspend")) {
            assertThat(tenant.patch("/Groups/" + guides, "{op:'remove',path:'members'}")
                            .statusCode())
                    .isEqualTo(200);
        } else {
            assertThat(tenant.send("DELETE", "/Groups/" + guides, null).statusCode())
                    .isEqualTo(204);
        }
        for (String person : people) {
            answer(200, tenant.patch("/Users/" + person, "{op:'replace',path:'active',value:false}"));
        }
        for (String person : people) {
            assertThat(tenant.send("DELETE", "/Users/" + person, null).statusCode())
                    .isEqualTo(204);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(massChanges()).singleElement().satisfies(change -> {
                    assertThat(change.get("state").asText()).isEqualTo("held");
                    assertThat(change.get("deactivated").asInt()).isEqualTo(many);
                    assertThat(change.get("removedFromGroups").asInt()).isEqualTo(many);
                }));
        await().atMost(Duration.ofSeconds(10)).until(() -> mailsOfMassChanges() == 1);
        String job = answer(200, tenant.task("mass-change-undo", "{mode:'run',reason:'a mistake'}"))
                .get("job")
                .asText();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(answer(200, tenant.task("job-show", "{job:'" + job + "'}"))
                                .get("state")
                                .asText())
                        .isEqualTo("finished"));
        for (int i = 0; i < many; i++) {
            JsonNode person = tenant.get("/Users/" + people.get(i));
            assertThat(person.get("active").asBoolean()).isTrue();
            assertThat(person.get("title").asText()).isEqualTo("t" + i);
            assertThat(person.at("/groups/0/display").asText()).isEqualTo("Guides");
        }
        assertThat(tenant.get("/Groups/" + guides).get("members")).hasSize(many);
        assertThat(roles(people.get(7))).containsExactly("GUIDE", "OWNER");
        assertThat(roles(people.get(8))).containsExactly("GUIDE");
        assertThat(mailsOfMassChanges()).isEqualTo(1);
    }

    @Test
    void aFewLeaversAreNoMassChange() throws Exception {
        for (int i = 0; i < 10; i++) {
            String leaver = tenant.user("{userName:'leaver" + i + "'}");
            assertThat(tenant.send("DELETE", "/Users/" + leaver, null).statusCode())
                    .isEqualTo(204);
        }
        await().during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(8))
                .until(() -> massChanges().isEmpty());
    }

    private List<JsonNode> massChanges() throws IOException, InterruptedException {
        List<JsonNode> changes = new ArrayList<>();
        answer(200, tenant.task("mass-change-list", "{}")).get("items").forEach(changes::add);
        return changes;
    }

    private long mailsOfMassChanges() throws IOException, InterruptedException {
        return answer(200, tenant.task("mail-list", "{state:'queued'}")).get("items").findValuesAsText("kind").stream()
                .filter("mass-change"::equals)
                .count();
    }

    private List<String> roles(String user) throws Exception {
        List<String> roles = new ArrayList<>();
        answer(200, tenant.task("user-show", "{user:'" + user + "'}"))
                .get("roles")
                .forEach(role -> roles.add(role.asText()));
        return roles;
    }
}
