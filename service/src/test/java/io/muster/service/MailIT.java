package io.muster.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Mails from the jar to a mail server. */
@ExtendWith(SharedService.class)
class MailIT {
    private static final String FROM = "Muster <muster@example.com>";

    @TempDir
    Path folder;

    @Test
    void aTestMailArrivesAndOneThatIsNotTakenIsExplained() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("muster@example.com", "muster", "p@ss");
        server.getManagers().getUserManager().setAuthRequired(true);
        server.start();
        int port = server.getSmtp().getPort();
        try (ServiceProcess service = ServiceProcess.serve(
                folder, Map.of("SMTP_URL", "smtp://muster:p%40ss@127.0.0.1:" + port, "MAIL_FROM", FROM))) {
            service.tenant("acme");
            service.task("tenant-set?tenant=acme&language=ja&displayName=Globex");
            HttpResponse<String> sent = service.task("mail-test?tenant=acme&to=ann@acme.example&format=json");
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
            assertThat(ServiceProcess.json(sent).get("answer").asText()).startsWith("250");
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("【Globex】テスト：メールは届いています");
            assertThat(server.getReceivedMessages()[0].getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("ann@acme.example");
            server.stop();
            HttpResponse<String> away = service.task("mail-test?tenant=acme&to=ann@acme.example");
            assertThat(away.statusCode()).isEqualTo(409);
            assertThat(away.body()).contains("127.0.0.1:" + port, "SMTP_URL").doesNotContain("p@ss", "p%40ss");
            assertThat(service.output() + service.errors()).doesNotContain("p@ss", "p%40ss", "ann@acme.example");
        } finally {
            server.stop();
        }
    }

    @Test
    void withoutAMailServerEverythingElseWorksAndTheHealthCheckSaysSo(ServiceProcess service, ScimTenant tenant)
            throws Exception {
        HttpResponse<String> refused = tenant.task("mail-test", "{to:'ann@acme.example'}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("SMTP_URL", "MAIL_FROM");
        JsonNode listed = ScimTenant.answer(200, tenant.task("mail-list", "{}"));
        assertThat(listed.get("items")).isEmpty();
        HttpResponse<String> health = admin(service, "/healthcheck");
        assertThat(health.statusCode()).isEqualTo(200);
        JsonNode mail = ServiceProcess.json(health).get("mail");
        assertThat(mail.get("message").asText()).contains("SMTP_URL", "mail-list");
        assertThat(mail.has("dead")).isTrue();
        assertThat(mail.has("oldestQueuedSeconds")).isTrue();
        assertThat(admin(service, "/metrics").body()).contains("mails_queued", "mails_dead", "mails_sent");
    }

    @Test
    void aWrongUrlOrSenderStopsTheStartWithoutThePassword() throws Exception {
        for (Map<String, String> wrong : List.of(
                Map.of("SMTP_URL", "smtp://ann:hunter2"),
                Map.of("SMTP_URL", "smtp://ann:hunter2@127.0.0.1"),
                Map.of("SMTP_URL", "smtp://127.0.0.1", "MAIL_FROM", "nobody"))) {
            try (ServiceProcess refused = ServiceProcess.start(folder, wrong, "server")) {
                assertThat(refused.exit()).isEqualTo(1);
                assertThat(refused.errors())
                        .containsAnyOf("SMTP_URL", "MAIL_FROM")
                        .doesNotContain("hunter2")
                        .doesNotContain("\tat ");
            }
        }
    }

    @Test
    void aServiceThatIsKilledBetweenTheServersYesAndItsOwnNoteSendsASecondCopyOfTheSameId() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                OneLastWord server = new OneLastWord()) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "DATABASE_URL",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "DATABASE_USER",
                    "postgres",
                    "SMTP_URL",
                    "smtp://127.0.0.1:" + server.port(),
                    "MAIL_FROM",
                    FROM,
                    "MAIL_CONNECT_TIMEOUT",
                    "1s",
                    "MAIL_READ_TIMEOUT",
                    "1s",
                    "MAIL_WRITE_TIMEOUT",
                    "1s"));
            try (ServiceProcess migration = ServiceProcess.start(folder, environment, "db", "migrate")) {
                assertThat(migration.exit()).isZero();
            }
            try (ServiceProcess service = ServiceProcess.serve(folder, environment)) {
                service.tenant("acme");
                server.onMessage(() -> {
                    service.kill();
                    return null;
                });
                queue(postgres);
                await().atMost(Duration.ofSeconds(20)).until(() -> server.messages.size() == 1);
            }
            try (ServiceProcess service = ServiceProcess.serve(folder, environment)) {
                await().atMost(Duration.ofSeconds(40)).until(() -> server.messages.size() == 2);
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(ServiceProcess.json(
                                                service.task("mail-list?tenant=acme&state=sent&format=json"))
                                        .get("items"))
                                .hasSize(1));
                assertThat(admin(service, "/metrics").body()).containsPattern("mails_sent 1\\.0");
            }
            assertThat(server.messages)
                    .hasSize(2)
                    .allMatch(message ->
                            message.contains("Message-ID: <019c1332-9d00-7000-8000-000000000001@example.com>"));
        }
    }

    private static void queue(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO mail_lease (tenant_id, node, fence, lease_until)
                    SELECT id, '', 0, '-infinity' FROM tenant;
                    INSERT INTO mail (tenant_id, id, kind, key, recipient, language, subject, text_body, html_body, state,
                                      attempts, interrupted, created, next_attempt)
                    SELECT id, '019c1332-9d00-7000-8000-000000000001', 'FAILURE', 'a', 'ann@acme.example', 'en', 'Subject',
                           'Text', '<p>Text</p>', 'QUEUED', 0, 0, now(), now() FROM tenant
                    """);
        }
    }

    private static HttpResponse<String> admin(ServiceProcess service, String path)
            throws IOException, InterruptedException {
        return ServiceProcess.HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + service.adminPort + path))
                        .header("Authorization", "Bearer " + ServiceProcess.ADMIN_KEY)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A mail server that does something when the first mail is complete, before it says that it has taken it. */
    private static final class OneLastWord implements AutoCloseable {
        final List<String> messages = new CopyOnWriteArrayList<>();
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicBoolean said = new AtomicBoolean();
        private volatile Callable<?> word = () -> null;

        OneLastWord() throws IOException {
            Thread thread = new Thread(this::accept, "smtp");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        void onMessage(Callable<?> what) {
            word = what;
        }

        private void accept() {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    talk(socket);
                } catch (Exception e) {
                    // the client has gone
                }
            }
        }

        private void talk(Socket socket) throws Exception {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            OutputStream out = socket.getOutputStream();
            out.write("220 hello\r\n".getBytes(US_ASCII));
            StringBuilder message = new StringBuilder();
            boolean inMessage = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (inMessage && !line.equals(".")) {
                    message.append(line).append('\n');
                    continue;
                }
                if (inMessage) {
                    messages.add(message.toString());
                    if (said.compareAndSet(false, true)) {
                        word.call();
                    }
                }
                inMessage = line.equals("DATA");
                out.write((inMessage ? "354 go on\r\n" : "250 ok\r\n").getBytes(US_ASCII));
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
