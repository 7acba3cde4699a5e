package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** User names become e-mail addresses without locking anybody out, whatever happens meanwhile. */
@ExtendWith(SharedService.class)
class UserIdConvertIT {
    private final ServiceProcess service;
    private final ScimTenant tenant;
    private final ScimTenant stranger;

    @TempDir
    Path folder;

    UserIdConvertIT(ServiceProcess service, ScimTenant tenant, ScimTenant stranger) {
        this.service = service;
        this.tenant = tenant;
        this.stranger = stranger;
    }

    @BeforeEach
    void verifyDomain() throws Exception {
        answer(200, tenant.task("tenant-set", "{verifiedDomains:'acme.example'}"));
    }

    @Test
    void thePlanIsWhatBecomesOfItAndTheOldNamesGoOnWorking() throws Exception {
        String bob = person("bob", "bob@acme.example");
        String taken = person("taken", "owner@acme.example");
        person("owner@acme.example", "else@acme.example");
        person("s1", "shared@acme.example");
        person("s2", "Shared@acme.example");
        person("guest", "guest@elsewhere.example");
        String root = known("{userId:'root',email:'root@acme.example',role:'ADMIN'}", "root");
        JsonNode plan = answer(200, convert("{mode:'plan'}"));
        assertThat(plan.get("state").asText()).isEqualTo("planned");
        assertThat(plan.get("reasons"))
                .isEqualTo(ScimTenant.json("{protected:1,shared:2,taken:1,'unverified-domain':1}"));
        assertThat(tenant.get("/Users/" + bob).get("userName").asText()).isEqualTo("bob");
        String table = table().body();
        assertThat(table).contains(taken + ",taken,owner@acme.example,skipped,taken,");

        answer(200, convert("{mode:'run',reason:'moving to Entra',job:" + plan.get("job") + "}"));
        JsonNode done = await("finished");
        assertThat(done.get("done")).isEqualTo(plan.get("planned"));
        assertThat(done.get("skipped")).isEqualTo(plan.get("skipped"));
        assertThat(done.get("reasons")).isEqualTo(plan.get("reasons"));
        assertThat(table().body()).isEqualTo(table.replace(",planned,", ",done,"));

        assertThat(tenant.get("/Users/" + bob).get("userName").asText()).isEqualTo("bob@acme.example");
        for (String name : List.of("bob", "BOB@acme.example")) {
            assertThat(answer(200, tenant.filter("/Users", "userName eq \"" + name + "\""))
                            .at("/Resources/0/id")
                            .asText())
                    .isEqualTo(bob);
        }
        JsonNode shown = answer(200, tenant.task("user-show", "{user:'" + root + "'}"));
        assertThat(shown.get("userName").asText()).isEqualTo("root");
        assertThat(answer(200, tenant.task("activity-list", "{}")).get("items"))
                .filteredOn(line -> line.get("operation").asText().equals("job started"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("detail").asText()).isEqualTo("moving to Entra"));

        answer(200, tenant.patch("/Users/" + taken, "{op:'replace',path:'title',value:'Judge'}"));
        answer(200, convert("{mode:'undo'}"));
        assertThat(await("undone").get("undone")).isEqualTo(done.get("done"));
        assertThat(tenant.get("/Users/" + bob).get("userName").asText()).isEqualTo("bob");
        assertThat(convert("{mode:'undo'}").statusCode()).isEqualTo(409);
    }

    @Test
    void undoLeavesWhoeverHasChangedSinceAndSaysSo() throws Exception {
        String bob = person("bob", "bob@acme.example");
        String eve = person("eve", "eve@acme.example");
        answer(200, convert("{mode:'run'}"));
        await("finished");
        answer(200, tenant.patch("/Users/" + eve, "{op:'replace',path:'userName',value:'evelyn@acme.example'}"));
        answer(200, convert("{mode:'undo'}"));
        JsonNode undone = await("undone");
        assertThat(undone.get("kept").asInt()).isEqualTo(1);
        assertThat(undone.at("/reasons/changed").asInt()).isEqualTo(1);
        assertThat(tenant.get("/Users/" + bob).get("userName").asText()).isEqualTo("bob");
        assertThat(tenant.get("/Users/" + eve).get("userName").asText()).isEqualTo("evelyn@acme.example");
    }

    @Test
    void itIsPausedResumedAndCancelledAndTheSecondWhoAsksIsToldWhoRunsIt() throws Exception {
        for (int i = 0; i < 30; i++) {
            person("p" + i, "p" + i + "@acme.example");
        }
        JsonNode started = answer(200, convert("{mode:'run',batch:1}"));
        HttpResponse<String> second = convert("{mode:'run'}");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains(started.get("job").asText(), "started by operator", "node");
        assertThat(answer(200, convert("{mode:'pause'}")).get("state").asText()).isEqualTo("paused");
        long done = answer(200, convert("{mode:'status'}")).get("done").asLong();
        TimeUnit.MILLISECONDS.sleep(700);
        JsonNode paused = answer(200, convert("{mode:'status'}"));
        assertThat(paused.get("done").asLong()).isEqualTo(done).isLessThan(30);
        assertThat(convert("{mode:'undo'}").statusCode()).isEqualTo(409);
        assertThat(stranger.task("userid-convert", "{mode:'resume',job:" + started.get("job") + "}")
                        .statusCode())
                .isEqualTo(404);
        answer(200, convert("{mode:'resume'}"));
        assertThat(answer(200, convert("{mode:'cancel'}")).get("state").asText())
                .isEqualTo("cancelled");
        for (String mode : List.of("pause", "resume", "cancel")) {
            HttpResponse<String> late = convert("{mode:'" + mode + "'}");
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("cancelled");
        }
    }

    @Test
    void whatAnIdpChangesMeanwhileIsKept() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(person("q" + i, "q" + i + "@acme.example"));
        }
        answer(200, convert("{mode:'run',batch:7}"));
        int round = 0;
        while (!state().equals("finished")) {
            for (String id : ids.subList(0, 20)) {
                answer(200, tenant.patch("/Users/" + id, "{op:'replace',path:'title',value:'t" + round + "'}"));
            }
            round++;
        }
        assertThat(await("finished").get("done").asInt()).isEqualTo(60);
        for (int i = 0; i < 60; i++) {
            JsonNode user = tenant.get("/Users/" + ids.get(i));
            assertThat(user.get("userName").asText()).isEqualTo("q" + i + "@acme.example");
            assertThat(user.path("title").asText()).isEqualTo(i < 20 && round > 0 ? "t" + (round - 1) : "");
        }
    }

    @Test
    void killedInTheMiddleItGoesOnToTheSameEnd() throws Exception {
        Set<String> unharmed;
        try (ServiceProcess service = ServiceProcess.serve(folder, Map.of())) {
            service.tenant("acme");
            service.tenant("globex");
            for (String slug : List.of("acme", "globex")) {
                service.task("tenant-set?tenant=" + slug + "&verifiedDomains=acme.example");
                for (int from = 0; from < 600; from += 300) {
                    assertThat(service.task("user-import?tenant=" + slug, people(from, from + 300))
                                    .statusCode())
                            .isEqualTo(200);
                }
            }
            service.task("userid-convert?tenant=globex&mode=run");
            await(service, "globex", "finished");
            unharmed = names(service, "globex");
            service.task("userid-convert?tenant=acme&mode=run&batch=5");
            while (status(service, "acme").get("done").asInt() < 100) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.serve(folder, Map.of())) {
            JsonNode left = status(service, "acme");
            assertThat(left.get("done").asInt()).isBetween(100, 590);
            assertThat(service.task("userid-convert?tenant=acme&mode=resume").statusCode())
                    .isEqualTo(200);
            JsonNode done = await(service, "acme", "finished");
            assertThat(done.get("done").asInt())
                    .isEqualTo(status(service, "globex").get("done").asInt());
            assertThat(names(service, "acme")).isEqualTo(unharmed);
            service.task("userid-convert?tenant=acme&mode=undo");
            await(service, "acme", "undone");
            assertThat(names(service, "acme"))
                    .isEqualTo(IntStream.range(0, 600).mapToObj(i -> "u" + i).collect(Collectors.toSet()));
        }
    }

    private static Set<String> names(ServiceProcess service, String slug) throws Exception {
        JsonNode page = ServiceProcess.json(service.task("user-list?format=json&count=1000&tenant=" + slug));
        return Set.copyOf(page.get("items").findValuesAsText("userName"));
    }

    /** Every tenth has no address, and every tenth one of a foreign domain. */
    private static String people(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"userId\":\"u" + i + "\",\"givenName\":\"" + i + "\""
                        + (i % 10 == 0
                                ? ""
                                : ",\"email\":\"u" + i + (i % 10 == 1 ? "@other.example" : "@acme.example") + "\"")
                        + "}")
                .collect(Collectors.joining(",", "{\"users\":[", "]}"));
    }

    private static JsonNode status(ServiceProcess service, String slug) throws Exception {
        return ServiceProcess.json(service.task("userid-convert?format=json&mode=status&tenant=" + slug));
    }

    private static JsonNode await(ServiceProcess service, String slug, String state) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        JsonNode status = status(service, slug);
        while (!status.get("state").asText().equals(state)) {
            assertThat(System.nanoTime()).as(status.toString()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
            status = status(service, slug);
        }
        return status;
    }

    private String state() throws Exception {
        return answer(200, convert("{mode:'status'}")).get("state").asText();
    }

    private JsonNode await(String state) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!state().equals(state)) {
            assertThat(System.nanoTime()).as(state()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return answer(200, convert("{mode:'status'}"));
    }

    private HttpResponse<String> convert(String parameters) throws Exception {
        return tenant.task("userid-convert", parameters);
    }

    private HttpResponse<String> table() throws Exception {
        return service.task("userid-convert?mode=status&format=csv&tenant=" + tenant.slug());
    }

    private String person(String userName, String email) throws Exception {
        return tenant.user("{userName:'" + userName + "',emails:[{value:'" + email + "'}]}");
    }

    private String known(String user, String userName) throws Exception {
        answer(200, tenant.task("user-import", "{users:[" + user + "]}"));
        return answer(200, tenant.task("user-show", "{user:'" + userName + "'}"))
                .get("id")
                .asText();
    }
}
