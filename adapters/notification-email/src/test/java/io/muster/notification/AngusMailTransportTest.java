package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.mail.MailTransport.Result;
import io.muster.domain.activity.Cause;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailContent;
import io.muster.domain.notice.Fact;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Tenant;
import io.muster.notification.SmtpSink.Step;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of each thing that a mail server may do. */
@Timeout(20)
class AngusMailTransportTest {
    private static final Duration LONG = Duration.ofSeconds(8);
    private static final Duration SHORT = Duration.ofMillis(700);

    private SmtpSink sink;
    private AngusMailTransport transport;

    /** Gives up sooner. */
    private AngusMailTransport hasty;

    @BeforeEach
    void start() throws Exception {
        sink = new SmtpSink();
        transport = to(sink.port(), LONG);
        hasty = to(sink.port(), SHORT);
    }

    @AfterEach
    void stop() throws Exception {
        sink.close();
    }

    @Test
    void aMailThatIsTakenIsSent() {
        sink.then(Step.MESSAGE, "250 2.0.0 queued as 4711");
        assertThat(send("ann@acme.example")).isEqualTo(new Result.Sent("250 2.0.0 queued as 4711"));
        assertThat(sink.messages).hasSize(1);
        assertThat(sink.commands).contains("RCPT TO:<ann@acme.example>");
    }

    @Test
    void oneRecipientOfSeveralIsRefusedAndTheOthersGetTheirs() {
        sink.refuse("bob@acme.example", "550 5.1.1 no such mailbox");
        assertThat(send("ann@acme.example")).isInstanceOf(Result.Sent.class);
        assertThat(send("bob@acme.example")).isEqualTo(new Result.Never("550 5.1.1 no such mailbox"));
        assertThat(send("eve@acme.example")).isInstanceOf(Result.Sent.class);
        assertThat(sink.messages).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"MAIL", "RCPT", "DATA", "MESSAGE"})
    void whatAServerPutsOffIsSentLaterAndWhatItRefusesNever(Step step) {
        sink.then(step, "451 4.7.1 greylisted").then(step, "550 5.7.1 refused");
        assertThat(send("ann@acme.example")).isEqualTo(new Result.Later("451 4.7.1 greylisted"));
        assertThat(send("ann@acme.example")).isEqualTo(new Result.Never("550 5.7.1 refused"));
        assertThat(send("ann@acme.example")).isInstanceOf(Result.Sent.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"GREETING", "EHLO"})
    void aServerThatTakesNobodyIsAway(Step step) {
        sink.then(step, "554 5.3.2 not now");
        if (step == Step.EHLO) {
            sink.then(step, "554 5.3.2 not now"); // for HELO, which is tried behind EHLO
        }
        sink.then(step, SmtpSink.HANG).then(step, SmtpSink.DROP);
        for (int i = 0; i < 3; i++) {
            assertThat(hasty.send(mail("ann@acme.example"))).isInstanceOf(Result.Away.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"MAIL", "RCPT", "DATA", "MESSAGE"})
    void aServerThatHangsOrDropsIsTriedLaterWithoutWaitingLong(Step step) {
        sink.then(step, SmtpSink.HANG).then(step, SmtpSink.DROP);
        for (int i = 0; i < 2; i++) {
            assertThat(hasty.send(mail("ann@acme.example"))).isInstanceOf(Result.Later.class);
        }
        assertThat(send("ann@acme.example")).isInstanceOf(Result.Sent.class);
    }

    @Test
    void aServerThatDripsItsAnswerIsTriedLaterWhenTheTimeIsOver() {
        sink.then(Step.MESSAGE, SmtpSink.DRIP);
        long begun = System.nanoTime();
        assertThat(hasty.send(mail("ann@acme.example"))).isInstanceOf(Result.Later.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(hasty.longest().plusSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {SmtpSink.HANG, SmtpSink.DROP, SmtpSink.DRIP, "451 stay"})
    void whatIsTakenIsSentWhateverQuitDoes(String answer) {
        sink.then(Step.QUIT, answer);
        assertThat(send("ann@acme.example")).isInstanceOf(Result.Sent.class);
        assertThat(sink.messages).hasSize(1);
    }

    @Test
    void aServerThatDripsItsGreetingIsAwayWhenTheTimeIsOver() {
        sink.then(Step.GREETING, SmtpSink.DRIP);
        long begun = System.nanoTime();
        assertThat(hasty.send(mail("ann@acme.example"))).isInstanceOf(Result.Away.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(hasty.longest().plusSeconds(2));
    }

    @Test
    void whoeverAsksForALoginIsAwayAndNotTheMailsFault() {
        sink.then(Step.MAIL, "530 5.7.0 authentication required");
        assertThat(send("ann@acme.example")).isEqualTo(new Result.Away("530 5.7.0 authentication required"));
    }

    @Test
    void aServerThatWouldTakeAMailIsAvailableAndGetsNone() {
        assertThat(transport.unavailable()).isEmpty();
        assertThat(sink.messages).isEmpty();
    }

    @Test
    void aServerThatTakesNoMailSaysWhyWithoutOneBeingSent() throws Exception {
        sink.then(Step.GREETING, "554 5.3.2 not now");
        assertThat(transport.unavailable())
                .get(InstanceOfAssertFactories.STRING)
                .contains("554 5.3.2 not now");
        sink.then(Step.GREETING, SmtpSink.HANG);
        assertThat(hasty.unavailable()).get(InstanceOfAssertFactories.STRING).contains("did not answer in time");
        sink.close();
        assertThat(transport.unavailable())
                .get(InstanceOfAssertFactories.STRING)
                .contains("nothing listens there");
    }

    @Test
    void aPortThatNobodyListensOnIsAwayInWords() throws Exception {
        sink.close();
        assertThat(send("ann@acme.example"))
                .isInstanceOfSatisfying(
                        Result.Away.class,
                        away -> assertThat(away.why()).contains("127.0.0.1:", "nothing listens there"));
    }

    @Test
    void aConnectionThatDoesNotComeAboutIsAway() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, waiting);
            transport = to(full.getLocalPort(), SHORT);
            assertThat(send("ann@acme.example")).isInstanceOf(Result.Away.class);
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** Until the next connection has to wait. */
    private static void fill(ServerSocket server, List<Socket> waiting) throws Exception {
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), 200);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    @Test
    void anAddressOfOtherScriptsGoesOnlyToAServerThatTakesIt() {
        assertThat(send("ann@bücher.example")).isInstanceOf(Result.Sent.class);
        assertThat(sink.commands).contains("RCPT TO:<ann@xn--bcher-kva.example>");
        assertThat(send("用户@acme.example")).isInstanceOf(Result.Never.class);
        sink.then(Step.EHLO, "250-sink\r\n250 SMTPUTF8");
        assertThat(send("用户@acme.example")).isInstanceOf(Result.Sent.class);
        assertThat(sink.messages).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@acme.example\r\nRCPT TO:<eve@evil.example>",
                "ann\u760D\u760ARCPT TO:<eve@evil.example>",
                "ann\u760D\u760A@acme.example",
                "ann@acme\u760D\u760A.example",
                "ann\u0000@acme.example",
                "ann@acme.example,eve@evil.example",
                "ann@acme.example> <eve@evil.example",
                "group:ann@acme.example;",
                "Ann <ann@acme.example>",
                "ann",
                ""
            })
    void whatIsNotOneAddressGoesNowhere(String recipient) {
        assertThat(send(recipient)).isInstanceOf(Result.Never.class);
        assertThat(sink.messages).isEmpty();
        assertThat(sink.commands).noneMatch(command -> command.startsWith("RCPT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme\r\nBcc: eve@evil.example",
                "Acme\nBcc: eve@evil.example\n\nbody",
                "Acme\u760D\u760ABcc: eve@evil.example",
                "Acme\u0000\u0085\u2028\u2029",
                "Acme\r\n.\r\nMAIL FROM:<eve@evil.example>",
                "Müller & Söhne – Ελλάδα – Россия – العربية – עברית – हिन्दी – ไทย – 株式会社 – 주식회사 – 😀"
            })
    void whateverOthersHaveWrittenItIsOneMailToOneRecipient(String name) {
        String written = name + "x".repeat(100);
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            facts.put(fact, written + "\r\n.\r\nRCPT TO:<eve@evil.example>\r\n" + "y".repeat(20_000));
        }
        for (String language : List.of("en", "de", "ja")) {
            Tenant tenant = Notices.tenant(written, language);
            Notice notice = new Notice(NoticeKind.FAILURE, "k", Optional.of(Cause.CONFLICT), Profile.OKTA, facts);
            MailContent content = new JteMailWriter().write(tenant, notice);
            assertThat(transport.send(Mail.of(tenant.id(), notice, "ann@acme.example", content, Notices.NOON)))
                    .isInstanceOf(Result.Sent.class);
        }
        assertThat(sink.messages).hasSize(3);
        assertThat(sink.commands.stream().filter(command -> command.startsWith("MAIL")))
                .hasSize(3);
        assertThat(sink.commands.stream().filter(command -> command.startsWith("RCPT")))
                .hasSize(3)
                .containsOnly("RCPT TO:<ann@acme.example>");
        assertThat(sink.messages).allSatisfy(message -> {
            String headers = message.substring(0, message.indexOf("\r\n\r\n"));
            assertThat(headers.lines().filter(line -> line.startsWith("To:"))).containsExactly("To: ann@acme.example");
            assertThat(headers.lines()).noneMatch(line -> line.startsWith("Bcc"));
            assertThat(headers.lines().filter(line -> line.startsWith("Subject:")))
                    .hasSize(1);
            assertThat(message.lines()).allMatch(line -> line.length() <= 998);
        });
    }

    private Result send(String recipient) {
        return transport.send(mail(recipient));
    }

    private static Mail mail(String recipient) {
        Notice notice = new Notice(NoticeKind.TEST, "k", Optional.empty(), Profile.UNKNOWN, Map.of());
        return Mail.of(
                Notices.tenant("Acme", "en").id(),
                notice,
                recipient,
                new MailContent("en", "Subject", "Text\n.\nmore", "<p>Text</p>"),
                Notices.NOON);
    }

    private static AngusMailTransport to(int port, Duration span) {
        return new AngusMailTransport(
                MailSettings.of("smtp://127.0.0.1:" + port, "muster@example.com", false, span, span, span));
    }
}
