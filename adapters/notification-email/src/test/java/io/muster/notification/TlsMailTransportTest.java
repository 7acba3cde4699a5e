package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.mail.MailTransport.Result;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailContent;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS as a mail server offers it, with a certificate for localhost that this test makes. */
class TlsMailTransportTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final SSLContext BEFORE = defaultContext();

    @TempDir
    static Path folder;

    private static SSLContext context;

    @BeforeAll
    static void certificate() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "sink",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    @AfterEach
    void trustAsBefore() {
        SSLContext.setDefault(BEFORE);
    }

    @Test
    void tlsIsUsedWhereItIsOfferedAndTheServerIsKnown() throws Exception {
        SSLContext.setDefault(context);
        try (SmtpSink sink = new SmtpSink(Optional.of(context))) {
            assertThat(send("localhost", sink, true)).isInstanceOf(Result.Sent.class);
            assertThat(sink.commands).contains("STARTTLS");
            assertThat(sink.commands.indexOf("STARTTLS"))
                    .isLessThan(sink.commands.indexOf("MAIL FROM:<muster@example.com>"));
        }
    }

    @Test
    void aServerThatIsNotTrustedOrIsAnotherOneGetsNothing() throws Exception {
        try (SmtpSink sink = new SmtpSink(Optional.of(context))) {
            assertThat(send("localhost", sink, false)).isInstanceOf(Result.Away.class);
            SSLContext.setDefault(context);
            assertThat(send("127.0.0.1", sink, false))
                    .isInstanceOfSatisfying(
                            Result.Away.class, away -> assertThat(away.why()).contains("TLS failed"));
            assertThat(sink.messages).isEmpty();
            assertThat(sink.commands).noneMatch(command -> command.startsWith("MAIL"));
        }
    }

    @Test
    void whereTlsIsRequiredAServerWithoutItGetsNothing() throws Exception {
        try (SmtpSink sink = new SmtpSink()) {
            assertThat(send("localhost", sink, true)).isInstanceOf(Result.Away.class);
            assertThat(sink.commands).noneMatch(command -> command.startsWith("MAIL"));
            assertThat(send("localhost", sink, false)).isInstanceOf(Result.Sent.class);
        }
    }

    private static Result send(String host, SmtpSink sink, boolean requireTls) {
        Duration span = Duration.ofSeconds(5);
        Notice notice = new Notice(NoticeKind.TEST, "k", Optional.empty(), Profile.UNKNOWN, Map.of());
        return new AngusMailTransport(MailSettings.of(
                        "smtp://" + host + ":" + sink.port(), "muster@example.com", requireTls, span, span, span))
                .send(Mail.of(
                        Notices.tenant("Acme", "en").id(),
                        notice,
                        "ann@acme.example",
                        new MailContent("en", "Subject", "Text", "<p>Text</p>"),
                        Notices.NOON));
    }

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
