package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.service.FaultyProxy.Fault;
import io.muster.service.FaultyProxy.Reply;
import io.muster.simulator.Simulation;
import io.muster.simulator.SimulationResult;
import io.muster.simulator.StepResult;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a simulated IdP finds: nothing at a right server, and each fault of a wrong one, by the step that it breaks. */
class SimulationFaultsIT {
    private static final int PEOPLE = 3;

    private static ServiceProcess service;
    private static int tenants;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        service = ServiceProcess.serve(folder, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @ParameterizedTest
    @MethodSource
    void aFaultFailsTheStepThatMeetsIt(String idp, String step, Fault fault) throws Exception {
        List<StepResult> failed = play(idp, fault);
        assertThat(failed)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.reason()).isNotBlank());
        assertThat(failed).extracting(StepResult::name).anyMatch(name -> name.startsWith(step));
    }

    static Stream<Arguments> aFaultFailsTheStepThatMeetsIt() {
        return Stream.of(
                Arguments.of("entra", "look up a user", status("GET", "/Users", 500)),
                Arguments.of("entra", "look up a user", text("GET", "/Users", "\"Resources\":[]", "\"x\":[]")),
                Arguments.of(
                        "entra",
                        "look up a user",
                        text("GET", "/Users", "\"totalResults\":0", "\"totalResults\":\"0\"")),
                Arguments.of("entra", "look up a group", status("GET", "/Groups", 501)),
                Arguments.of("entra", "read the schemas", status("GET", "/Schemas", 404)),
                Arguments.of("entra", "provision", status("POST", "/Users", 200)),
                Arguments.of("entra", "provision", text("POST", "/Users", "\"active\":true", "\"active\":\"True\"")),
                Arguments.of("entra", "provision", text("POST", "/Users", "\"externalId\"", "\"externalID\"")),
                Arguments.of("entra", "provision", text("POST", "/Users", "/scim/Users/", "/scim/users/")),
                Arguments.of("entra", "provision", broken("POST")),
                Arguments.of("entra", "change several", status("PATCH", "/Users", 400)),
                Arguments.of("entra", "set the manager", text("GET", "/Users", "\"manager\"", "\"boss\"")),
                Arguments.of("entra", "disable", text("GET", "/Users", "\"active\":false", "\"active\":true")),
                Arguments.of(
                        "entra", "find exactly one", text("GET", "/Users", "\"totalResults\":1", "\"totalResults\":2")),
                Arguments.of("okta", "list two users", text("GET", "/Users", "\"startIndex\":1,", "")),
                Arguments.of("okta", "list groups", status("GET", "/Groups", 404)),
                Arguments.of("okta", "push", text("PUT", "/Users", "familyName", "surname")),
                Arguments.of("okta", "push", text("POST", "/Users", "\"userName\"", "\"password\":\"x\",\"userName\"")),
                Arguments.of("okta", "deactivate", text("GET", "/Users", "\"active\":false", "\"active\":true")),
                Arguments.of("okta", "import", text("GET", "/Users", "\"totalResults\":3", "\"totalResults\":2")));
    }

    @Test
    void aRightServerPasses() throws Exception {
        assertThat(play("entra", (method, path, reply) -> reply)).isEmpty();
        assertThat(play("okta", (method, path, reply) -> reply)).isEmpty();
    }

    @Test
    void aServerThatIsNotThereEndsTheRunAtItsFirstStep() {
        List<StepResult> steps = new ArrayList<>();
        SimulationResult result = Simulation.of("okta", URI.create("http://localhost:1/scim"), "x", 3, steps::add)
                .run();
        assertThat(result.failed()).isEqualTo(1);
        assertThat(steps).hasSize(1);
    }

    private static List<StepResult> play(String idp, Fault fault) throws Exception {
        String slug = "tenant" + ++tenants;
        String token = service.tenant(slug);
        List<StepResult> failed = new ArrayList<>();
        try (FaultyProxy proxy = new FaultyProxy(service.httpPort, fault)) {
            Simulation.of(idp, URI.create(proxy.url() + "/" + slug + "/scim"), token, PEOPLE, step -> {
                        if (!step.passed()) {
                            failed.add(step);
                        }
                    })
                    .run();
        }
        return failed;
    }

    private static Fault status(String method, String path, int status) {
        return (m, p, reply) -> m.equals(method) && p.contains(path) ? new Reply(status, reply.body()) : reply;
    }

    private static Fault text(String method, String path, String right, String wrong) {
        return (m, p, reply) -> m.equals(method) && p.contains(path)
                ? new Reply(reply.status(), reply.body().replace(right, wrong))
                : reply;
    }

    private static Fault broken(String method) {
        return (m, p, reply) -> m.equals(method) ? new Reply(reply.status(), "<html>") : reply;
    }
}
