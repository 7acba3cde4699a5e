package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.token.SecretKind;
import io.muster.domain.token.TokenSecret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** How much one tenant, or one stranger, may take from the others. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RatesIT {
    private static final int FLOOD = 200;
    private static final String GUESSED = TokenSecret.generate(SecretKind.TOKEN).reveal();

    @TempDir
    private static Path folder;

    private static ServiceProcess service;

    @BeforeAll
    static void start() throws Exception {
        service = ServiceProcess.serve(
                folder,
                Map.of("RATE_REQUESTS_AT_ONCE", "4", "RATE_FAILURES_PER_SECOND", "1", "RATE_FAILURES_AT_ONCE", "20"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    @Order(1)
    void aTenantPastItsRateIsToldToWaitAndAnotherIsNot() throws Exception {
        String slow = service.tenant("slow");
        String other = service.tenant("other");
        service.task("tenant-set?tenant=slow&requestsPerSecond=1");
        assertThat(service.task("tenant-show?tenant=slow").body()).contains("requestsPerSecond: 1");
        HttpResponse<String> last = users("slow", slow);
        for (int i = 0; i < 12 && last.statusCode() == 200; i++) {
            last = users("slow", slow);
        }
        assertThat(last.statusCode()).as(last.body()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("1");
        assertThat(last.body()).contains("1 requests a second");
        assertThat(users("other", other).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void oneTenantsFloodLeavesRoomForAnothersLeaver() throws Exception {
        String flood = service.tenant("flood");
        String leaver = service.tenant("leaver");
        ExecutorService threads = Executors.newFixedThreadPool(FLOOD);
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> requests = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            requests.add(CompletableFuture.runAsync(() -> repeat(over, flood), threads));
        }
        Duration worst = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            long begin = System.nanoTime();
            assertThat(users("leaver", leaver).statusCode()).isEqualTo(200);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            worst = took.compareTo(worst) > 0 ? took : worst;
        }
        over.set(true);
        requests.forEach(CompletableFuture::join);
        threads.shutdown();
        System.out.println("beside " + FLOOD + " requests of another tenant at once, the slowest of 20 took "
                + worst.toMillis() + " ms");
        assertThat(worst).isLessThan(Duration.ofSeconds(2));
    }

    /** Ten thousand tokens of the right form, each of which would have to be looked up. */
    @Test
    @Order(3)
    void whoGuessesTokensIsSoonToldToWait() throws Exception {
        int denied = 0;
        int slowedDown = 0;
        for (int i = 0; i < 10_000; i++) {
            int status = users("other", GUESSED).statusCode();
            denied += status == 401 ? 1 : 0;
            slowedDown += status == 429 ? 1 : 0;
        }
        assertThat(denied).isBetween(20, 200);
        assertThat(denied + slowedDown).isEqualTo(10_000);
        HttpRequest grant = HttpRequest.newBuilder(URI.create("http://localhost:" + service.httpPort + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=x&client_secret=y"))
                .build();
        HttpResponse<String> refused = ServiceProcess.HTTP.send(grant, HttpResponse.BodyHandlers.ofString());
        assertThat(ScimTenant.answer(429, refused).get("error").asText()).isEqualTo("temporarily_unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    }

    private static void repeat(AtomicBoolean over, String token) {
        while (!over.get()) {
            try {
                users("flood", token);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static HttpResponse<String> users(String tenant, String token) throws Exception {
        return service.send("GET", "/" + tenant + "/scim/v2/Users?count=1", token, null);
    }
}
