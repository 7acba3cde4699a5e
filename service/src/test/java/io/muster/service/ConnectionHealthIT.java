package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.simulator.Simulation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a connection does, as an operator sees it, from its first test to the day on which it is paused. */
@ExtendWith(SharedService.class)
class ConnectionHealthIT {
    private final ScimTenant tenant;
    private final ServiceProcess service;

    ConnectionHealthIT(ScimTenant tenant, ServiceProcess service) {
        this.tenant = tenant;
        this.service = service;
    }

    @Test
    void aConnectionIsSetUpTestedFilledAndPaused() throws Exception {
        JsonNode draft = show();
        assertThat(draft.get("state").asText()).isEqualTo("draft");
        assertThat(draft.get("lastRequest").isNull()).isTrue();
        probeAsEntra();
        JsonNode tested = show();
        assertThat(tested.get("state").asText()).isEqualTo("tested");
        assertThat(tested.get("stateInWords").asText())
                .contains("connection test")
                .contains("Start provisioning");
        assertThat(tested.get("lookUps").asInt()).isEqualTo(2);
        assertThat(Simulation.of("entra", service.tenantUrl(tenant.slug()), tenant.token(), 3, step -> {})
                        .run()
                        .failed())
                .isZero();
        JsonNode receiving = show();
        assertThat(receiving.get("state").asText()).isEqualTo("receiving");
        assertThat(receiving.get("writes").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(receiving.get("failures").asInt()).isZero();
        assertThat(receiving.get("lastFailure").isNull()).isTrue();
        assertThat(receiving.at("/cycle/requests")).isEqualTo(receiving.get("requests"));
        assertThat(receiving.get("requests").asInt())
                .isEqualTo(receiving.get("writes").asInt()
                        + receiving.get("lookUps").asInt());
        answer(200, tenant.task("scim-suspend", "{reason:'contract'}"));
        assertThat(show().get("state").asText()).isEqualTo("paused");
        assertThat(answer(200, tenant.task("connection-list", "{}"))
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("paused");
    }

    /** But for those of connections and jobs, which tell nothing where there are none. */
    @Test
    void theMetricsOfTheEndpointAreThoseOfTheDocumentation() throws Exception {
        answer(400, tenant.send("POST", "/Users", "{}"));
        String metrics = ServiceProcess.HTTP
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + service.adminPort + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Set<String> documented =
                found("\\| `(muster_\\w+)` \\|", Files.readString(Path.of("..", "docs", "metrics.md")));
        Set<String> exposed = found("# TYPE (muster_\\w+) ", metrics);
        assertThat(documented).hasSizeGreaterThan(10).containsAll(exposed);
        documented.removeIf(name -> name.startsWith("muster_job") || name.equals("muster_connections"));
        assertThat(exposed).containsAll(documented);
        assertThat(metrics).contains("operation=\"POST /Users\",outcome=\"refused\"", "cause=\"invalid_value\"");
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void failuresAreCountedAndPrevail() throws Exception {
        String ann = tenant.user("{userName:'ann'}");
        for (int i = 0; i < 3; i++) {
            assertThat(tenant.send("POST", "/Users", "{userName:'ann'}").statusCode())
                    .isEqualTo(409);
            assertThat(tenant.send("GET", "/Users/" + UUID.randomUUID(), null).statusCode())
                    .isEqualTo(404);
        }
        JsonNode few = show();
        assertThat(few.get("state").asText()).isEqualTo("receiving");
        assertThat(few.at("/cycle/failures").asInt()).isEqualTo(3);
        assertThat(tenant.patch("/Users/" + ann, "{op:'nothing'}").statusCode()).isEqualTo(400);
        JsonNode failing = show();
        assertThat(failing.get("state").asText()).isEqualTo("failing");
        assertThat(failing.get("stateInWords").asText()).contains("8 requests, 5 of them writes, 4 failed");
        assertThat(failing.get("failures").asInt()).isEqualTo(4);
    }

    @Test
    void aTokenThatOpensNothingAnyMoreFails() throws Exception {
        probeAsEntra();
        String issued =
                answer(200, tenant.task("token-list", "{}")).at("/items/0/id").asText();
        answer(200, tenant.task("token-revoke", "{token:'" + issued + "'}"));
        assertThat(tenant.send("GET", "/Users", null).statusCode()).isEqualTo(401);
        JsonNode failing = show();
        assertThat(failing.get("state").asText()).isEqualTo("failing");
        assertThat(failing.get("stateInWords").asText()).contains("token-regenerate");
        assertThat(failing.get("requests").asInt()).isEqualTo(2);
    }

    private void probeAsEntra() throws Exception {
        for (String probe : new String[] {
            "/Users?filter=userName+eq+%22" + UUID.randomUUID() + "%22",
            "/Groups?excludedAttributes=members&filter=displayName+eq+%22" + UUID.randomUUID() + "%22"
        }) {
            JsonNode nobody = answer(200, tenant.send("GET", probe, null, "ADSCIMVersion", "5.0"));
            assertThat(nobody.get("totalResults").asInt()).isZero();
        }
    }

    private JsonNode show() throws Exception {
        return answer(200, tenant.task("connection-show", "{}"));
    }
}
