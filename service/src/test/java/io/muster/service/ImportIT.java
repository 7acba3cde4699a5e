package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who come by the thousand, whatever happens meanwhile. */
class ImportIT {
    private static final int PEOPLE = 8000;

    @TempDir
    private Path folder;

    @Test
    void ofAnImportThatIsKilledNobodyIsLeftAndOfTwoAtOnceOneIsDone() throws Exception {
        String csv = "userId,email,role\n"
                + IntStream.range(0, PEOPLE)
                        .mapToObj(i -> "p" + i + ",p" + i + "@acme.example,EDITOR\n")
                        .collect(Collectors.joining());
        try (ServiceProcess service = ServiceProcess.serve(folder, Map.of())) {
            answer(200, service.task("tenant-create?tenant=acme&format=json", "{}"));
            CompletableFuture<HttpResponse<String>> killed = send(service, csv);
            Thread.sleep(600);
            service.kill();
            assertThat(killed.handle((response, failure) -> response == null || response.statusCode() == 200)
                            .join())
                    .isTrue();
        }
        try (ServiceProcess service = ServiceProcess.serve(folder, Map.of())) {
            int left = people(service);
            assertThat(left).isIn(0, PEOPLE);
            String rest = left == 0 ? csv : csv.replace("\np", "\nq").replace(",p", ",q");
            CompletableFuture<HttpResponse<String>> one = send(service, rest);
            CompletableFuture<HttpResponse<String>> other = send(service, rest);
            assertThat(new Integer[] {one.join().statusCode(), other.join().statusCode()})
                    .containsExactlyInAnyOrder(200, 409);
            assertThat(people(service)).isEqualTo(left + PEOPLE);
        }
    }

    private static int people(ServiceProcess service) throws Exception {
        JsonNode list = answer(200, service.task("user-list?tenant=acme&format=json&count=1", "{}"));
        return list.get("totalResults").asInt();
    }

    private static CompletableFuture<HttpResponse<String>> send(ServiceProcess service, String csv) {
        return service.taskWithCsv("user-import?tenant=acme&format=json", csv);
    }
}
