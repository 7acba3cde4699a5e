package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of many people those who may be one are found, and nobody else; each pair is made one, taken apart, and made one again. */
@ExtendWith(SharedService.class)
class DuplicatesIT {
    private static final int PEOPLE = 10_000;

    /** Each two rows are one person: userId, email, givenName, familyName, aliases. */
    private static final List<String> PAIRS = List.of(
            "k1a,k1@acme.example,,,;k1b,k1@acme.example,,,",
            "k2a,k2@acme.example,,,;k2b,K2@ACME.example,,,",
            "k3a,k3@acme.example,,,;k3@acme.example,,,,",
            "k4a,k4@acme.example,,,;K4@Acme.Example,k4@other.example,,,",
            "k5@acme.example,,,,;k5b,k5@acme.example,,,",
            "k6a,,,,k6@acme.example;k6b,k6@acme.example,,,",
            "k7a,,,,K7@ACME.example;k7b,k7@acme.example,,,",
            "k8@acme.example,,Kate,Eight,;k8@other.example,,Kate,Eight,",
            "k9@acme.example,,Kate,Nine,;k9,,Kate,Nine,",
            "k10a,k10@acme.example,Kate,Ten,;k10,,Kate,Ten,",
            "k11a,k11@acme.example,Kate,Eleven,;k11b,k11@other.example,Kate,Eleven,",
            "k12@acme.example,,Kate,Twelve,;K12,,KATE,twelve,",
            "k13a,,Kate,Thirteen,k13;k13@acme.example,,Kate,Thirteen,",
            "k14a,zo\u00eb14@acme.example,,,;k14b,zoe\u030814@acme.example,,,",
            "k15a,stra\u00dfe15@acme.example,,,;k15b,STRASSE15@acme.example,,,",
            "k16a,,Zo\u00eb,Sixteen,k16@acme.example;k16,,Zoe\u0308,Sixteen,",
            "k17a,k17@acme.example,Kate,Seventeen,k17;k17b,K17@acme.example,Kate,Seventeen,");

    private final ScimTenant tenant;
    private final ServiceProcess service;

    DuplicatesIT(ScimTenant tenant, ServiceProcess service) {
        this.tenant = tenant;
        this.service = service;
    }

    @Test
    void twentyKindsAmongTenThousandPeopleAreFoundAndNothingElse() throws Exception {
        StringBuilder csv = new StringBuilder("userId,email,givenName,familyName,aliases\n");
        for (int i = 0; i < PEOPLE; i++) {
            csv.append("person%1$d,person%1$d@acme.example,Given%2$d,Family%3$d,alias%1$d\n"
                    .formatted(i, i % 100, i % 90));
        }
        PAIRS.forEach(pair -> csv.append(pair.replace(";", "\n")).append('\n'));
        JsonNode imported = answer(
                200,
                service.taskWithCsv("user-import?format=json&tenant=" + tenant.slug(), csv.toString())
                        .join());
        assertThat(imported.get("imported").asInt()).isEqualTo(PEOPLE + 2 * PAIRS.size());
        Set<Set<String>> expected = new HashSet<>();
        for (String pair : PAIRS) {
            String[] rows = pair.split(";", -1);
            expected.add(Set.of(id(rows[0].split(",", -1)[0]), id(rows[1].split(",", -1)[0])));
        }
        expected.addAll(pushed());
        Map<Set<String>, JsonNode> found = report();
        assertThat(names(found.keySet()))
                .containsExactlyInAnyOrderElementsOf(names(expected))
                .hasSize(20);
        for (Set<String> pair : expected) {
            resolveAndUndo(new ArrayList<>(pair));
        }
        assertThat(report().keySet()).isEqualTo(expected);
    }

    /** Three kinds that only IdPs make: a shared second address, a name that is another's second address, an externalId that has moved. */
    private List<Set<String>> pushed() throws Exception {
        String first =
                tenant.user("{userName:'k18a',emails:[{value:'k18@x.example',primary:true},{value:'k18s@x.example'}]}");
        String second = tenant.user("{userName:'k18b',emails:[{value:'k18c@x.example'},{value:'K18S@x.example'}]}");
        String third =
                tenant.user("{userName:'k19a',emails:[{value:'k19@x.example',primary:true},{value:'k19s@x.example'}]}");
        String fourth = tenant.user("{userName:'k19s@x.example'}");
        answer(200, tenant.task("connection-create", "{connection:'okta'}"));
        String secret = answer(200, tenant.task("token-issue", "{connection:'okta'}"))
                .get("secretToken")
                .asText();
        String fifth = tenant.user("{userName:'k20a',externalId:'k20'}");
        String sixth = tenant.with(secret).user("{userName:'k20b',externalId:'k20'}");
        return List.of(Set.of(first, second), Set.of(third, fourth), Set.of(fifth, sixth));
    }

    private void resolveAndUndo(List<String> pair) throws Exception {
        boolean bothLinked = isLinked(pair.get(0)) && isLinked(pair.get(1));
        String how = bothLinked ? "keep-both" : "link";
        String call = "{keep:'" + pair.get(0) + "',retire:'" + pair.get(1) + "',how:'" + how + "',reason:'ticket'";
        JsonNode preview = answer(200, tenant.task("duplicate-resolve", call + ",mode:'preview'}"));
        for (int i = 0; i < 2; i++) {
            JsonNode done = answer(200, tenant.task("duplicate-resolve", call + "}"));
            assertThat(done.get("items")).isEqualTo(preview.get("items"));
            assertThat(report().keySet()).doesNotContain(Set.copyOf(pair));
            answer(
                    200,
                    tenant.task(
                            "link-undo", "{operation:'" + done.get("operation").asText() + "'}"));
        }
    }

    private List<String> names(Set<Set<String>> pairs) throws Exception {
        List<String> names = new ArrayList<>();
        for (Set<String> pair : pairs) {
            List<String> two = new ArrayList<>();
            for (String id : pair) {
                two.add(answer(200, tenant.task("user-show", "{user:'" + id + "'}"))
                        .get("userName")
                        .asText());
            }
            names.add(two.stream().sorted().collect(Collectors.joining(" and ")));
        }
        return names;
    }

    private boolean isLinked(String id) throws Exception {
        return !answer(200, tenant.task("user-show", "{user:'" + id + "'}"))
                .get("connection")
                .isNull();
    }

    private Map<Set<String>, JsonNode> report() throws Exception {
        Map<Set<String>, JsonNode> found = new HashMap<>();
        answer(200, tenant.task("duplicates-report", "{}")).get("items").forEach(item -> {
            Set<String> pair = new HashSet<>();
            item.get("users").forEach(user -> pair.add(user.asText()));
            found.put(pair, item);
        });
        return found;
    }

    private String id(String userName) throws Exception {
        return answer(200, tenant.task("user-show", "{user:'" + userName + "'}"))
                .get("id")
                .asText();
    }
}
