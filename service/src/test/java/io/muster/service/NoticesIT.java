package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What admins read in their mailbox when provisioning fails. */
class NoticesIT {
    private static final String ADMIN = "ann@acme.example";
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final int BURST = 500;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aBurstOfFailuresIsOneMailAtOnceOneDigestAndOneThatItIsOver() throws Exception {
        server.start();
        try (ServiceProcess service = ServiceProcess.serve(folder, environment())) {
            ScimTenant tenant = tenant(service);
            burst(tenant);
            awaitSubjects("Provisioning fails: A search was not understood – acme");
            awaitSubjects(
                    "Provisioning fails: A search was not understood – acme",
                    "Provisioning still fails: A search was not understood – acme");
            assertThat(times(0) + times(1)).isEqualTo(BURST);
            requireOneEndAndNothingElse(tenant);
        }
    }

    @Test
    void aMailServerThatIsDownForAllOfItGetsTheSameMailsLaterAndOnce() throws Exception {
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();
        try (ServiceProcess service = ServiceProcess.serve(folder, environment(port))) {
            ScimTenant tenant = tenant(service);
            burst(tenant);
            await().atMost(Duration.ofSeconds(30)).until(() -> queued(tenant) == 2);
            assertThat(tenant.get("/Users").get("totalResults").asInt()).isZero();
            await().atMost(Duration.ofSeconds(30)).until(() -> queued(tenant) == 3);
            GreenMail later = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            later.start();
            try {
                await().atMost(Duration.ofMinutes(2)).until(() -> later.getReceivedMessages().length >= 3);
                await().during(PERIOD.plusSeconds(3))
                        .atMost(PERIOD.multipliedBy(2))
                        .until(() -> later.getReceivedMessages().length == 3);
                assertThat(subjects(later))
                        .containsExactlyInAnyOrder(
                                "Provisioning fails: A search was not understood – acme",
                                "Provisioning still fails: A search was not understood – acme",
                                "Provisioning works again – acme");
            } finally {
                later.stop();
            }
        }
    }

    @Test
    void theAnswerTheActivityListAndTheMailTellTheSameStory() throws Exception {
        server.start();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> environment = environment();
            environment.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
            environment.put("DATABASE_USER", "postgres");
            try (ServiceProcess migration = ServiceProcess.start(folder, environment, "db", "migrate")) {
                assertThat(migration.exit()).isZero();
            }
            try (ServiceProcess service = ServiceProcess.serve(folder, environment)) {
                ScimTenant tenant = tenant(service);
                answer(200, tenant.task("tenant-set", "{language:'de'}"));
                requireSameStory(tenant, "invalid-filter", tenant.filter("/Users", "userName eq bad ("));
                answer(200, tenant.task("user-import", "{users:[{userId:'bob',email:'bob@elsewhere.example'}]}"));
                requireSameStory(
                        tenant,
                        "conflict",
                        tenant.send(
                                "POST",
                                "/Users",
                                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"robert\","
                                        + "\"emails\":[{\"value\":\"bob@elsewhere.example\"}]}"));
                String last = tenant.user("{userName:'last'}");
                answer(200, tenant.task("user-set", "{user:'" + last + "',roles:'ADMIN'}"));
                requireSameStory(tenant, "protected-account", tenant.send("DELETE", "/Users/" + last, null));
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("UPDATE token SET expires = now() - interval '1 minute'");
                }
                HttpResponse<String> denied = await().atMost(Duration.ofSeconds(10))
                        .until(() -> tenant.send("GET", "/Users", null), answer -> answer.statusCode() == 401);
                requireSameStory(tenant, "token-expired", denied);
            }
        }
    }

    private void requireSameStory(ScimTenant tenant, String cause, HttpResponse<String> refused) throws Exception {
        assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
        String detail = ScimTenant.json(refused.body()).get("detail").asText();
        String reference = detail.substring(detail.lastIndexOf('[') + 1, detail.length() - 1);
        assertThat(detail.length()).isLessThanOrEqualTo(300);
        JsonNode line = answer(200, tenant.task("activity-list", "{ref:'" + reference + "'}"))
                .get("items")
                .get(0);
        assertThat(line.get("cause").asText()).isEqualTo(cause);
        assertThat(line.get("detail").asText()).isEqualTo(detail);
        assertThat(line.get("trace").toString()).endsWith("\"answered " + refused.statusCode() + "\"]");
        assertThat(line.get("fix").asText()).isNotBlank();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        texts(server).stream().anyMatch(text -> text.contains(reference) && text.contains(detail)));
    }

    private void requireOneEndAndNothingElse(ScimTenant tenant) throws Exception {
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isZero();
        await().atMost(Duration.ofSeconds(40)).until(() -> server.getReceivedMessages().length == 3);
        assertThat(subjects(server).get(2)).isEqualTo("Provisioning works again – acme");
        await().during(PERIOD.plusSeconds(3))
                .atMost(PERIOD.multipliedBy(2))
                .until(() -> server.getReceivedMessages().length == 3);
    }

    private static void burst(ScimTenant tenant) throws Exception {
        for (int i = 0; i < BURST; i++) {
            assertThat(tenant.filter("/Users", "userName eq bad (").statusCode())
                    .isEqualTo(400);
        }
    }

    private static ScimTenant tenant(ServiceProcess service) throws Exception {
        ScimTenant tenant = new ScimTenant(service, "acme", service.tenant("acme"));
        answer(200, tenant.task("tenant-set", "{notify:'" + ADMIN + "'}"));
        return tenant;
    }

    private Map<String, String> environment() {
        return environment(server.getSmtp().getPort());
    }

    private static Map<String, String> environment(int port) {
        return new HashMap<>(Map.of(
                "SMTP_URL",
                "smtp://127.0.0.1:" + port,
                "MAIL_FROM",
                "Muster <muster@example.com>",
                "MAIL_DIGEST_PERIOD",
                PERIOD.toSeconds() + "s"));
    }

    private void awaitSubjects(String... expected) {
        await().atMost(Duration.ofSeconds(40)).until(() -> server.getReceivedMessages().length >= expected.length);
        assertThat(subjects(server)).containsExactly(expected);
    }

    private static List<String> subjects(GreenMail of) {
        List<String> subjects = new ArrayList<>();
        try {
            for (MimeMessage message : of.getReceivedMessages()) {
                subjects.add(message.getSubject());
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return subjects;
    }

    private int times(int mail) throws Exception {
        Matcher times =
                Pattern.compile("How often: (\\d+)").matcher(texts(server).get(mail));
        assertThat(times.find()).isTrue();
        return Integer.parseInt(times.group(1));
    }

    /** The plain text of each, its lines joined. */
    private static List<String> texts(GreenMail of) throws Exception {
        List<String> texts = new ArrayList<>();
        for (MimeMessage message : of.getReceivedMessages()) {
            Multipart parts = (Multipart) message.getContent();
            texts.add(String.valueOf(parts.getBodyPart(0).getContent()).replaceAll("\\s+", " "));
        }
        return texts;
    }

    private static int queued(ScimTenant tenant) throws Exception {
        return answer(200, tenant.task("mail-list", "{state:'queued'}"))
                .get("items")
                .size();
    }
}
