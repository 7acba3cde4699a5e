package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.simulator.Simulation;
import io.muster.simulator.SimulationResult;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered is kept, whatever happens to the process. */
class RecoveryIT {
    private static final int PEOPLE = 120;

    @TempDir
    Path folder;

    @Test
    void everyUserThatWasAnsweredSurvivesAKill() throws Exception {
        List<String> answered = new CopyOnWriteArrayList<>();
        String token;
        try (ServiceProcess service = ServiceProcess.serve(folder, Map.of())) {
            token = service.tenant("acme");
            Thread client = new Thread(() -> createUntilItFails(service, token, answered));
            client.start();
            while (answered.size() < 150) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            service.kill();
            client.join();
        }
        try (ServiceProcess service = ServiceProcess.serve(folder, Map.of())) {
            for (String name : answered) {
                assertThat(found(service, token, name)).as(name).isEqualTo(1);
            }
            // at most the one that was under way is there without its answer
            assertThat(total(service, token, "")).isBetween(answered.size(), answered.size() + 1);
            assertThat(ServiceProcess.json(service.task("activity-list?tenant=acme&limit=500&format=json"))
                            .get("items")
                            .findValuesAsText("operation"))
                    .filteredOn("user created"::equals)
                    .hasSize(total(service, token, ""));
        }
    }

    @Test
    void aCyclePlayedTwiceMakesNobodyTwice() throws Exception {
        try (ServiceProcess service = ServiceProcess.serve(folder, Map.of())) {
            String token = service.tenant("acme");
            assertThat(play("entra", service, token).failed()).isZero();
            assertThat(play("entra", service, token).failed()).isZero();
            assertThat(total(service, token, "")).isEqualTo(PEOPLE);
        }
    }

    @Test
    void anOktaCyclePasses() throws Exception {
        try (ServiceProcess service = ServiceProcess.serve(folder, Map.of())) {
            SimulationResult result = play("okta", service, service.tenant("acme"));
            assertThat(result.failed()).isZero();
            assertThat(result.passed()).isGreaterThan(PEOPLE);
        }
    }

    private static SimulationResult play(String idp, ServiceProcess service, String token) {
        return Simulation.of(idp, service.tenantUrl("acme"), token, PEOPLE, step -> {})
                .run();
    }

    private static void createUntilItFails(ServiceProcess service, String token, List<String> answered) {
        try {
            for (int i = 0; i < 100_000; i++) {
                String name = "person" + i + "@example.com";
                HttpResponse<String> answer =
                        service.send("POST", "/acme/scim/Users", token, "{\"userName\":\"" + name + "\"}");
                if (answer.statusCode() == 201) {
                    answered.add(name);
                }
            }
        } catch (IOException | InterruptedException killed) {
            Thread.currentThread().interrupt();
        }
    }

    private static int found(ServiceProcess service, String token, String name) throws Exception {
        return total(service, token, "?filter=userName%20eq%20%22" + name + "%22");
    }

    private static int total(ServiceProcess service, String token, String query) throws Exception {
        JsonNode list = ServiceProcess.json(service.send("GET", "/acme/scim/v2/Users" + query, token, null));
        return list.get("totalResults").asInt();
    }
}
