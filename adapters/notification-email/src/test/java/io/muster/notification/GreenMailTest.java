package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.muster.application.mail.MailTransport.Result;
import io.muster.domain.activity.Cause;
import io.muster.domain.mail.Mail;
import io.muster.domain.notice.Notice;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Tenant;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail as a mail server reads it. */
class GreenMailTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.setUser("muster@example.com", "mu:ster", "p@ss/w%rd");
        server.getManagers().getUserManager().setAuthRequired(true);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailHasTheHeadersOfAnAutomaticOneAndTwoForms() throws Exception {
        Tenant tenant = Notices.tenant("Müller & 株式会社", "de");
        Notice notice = Notices.failure(Cause.INVALID_VALUE, Profile.ENTRA);
        Mail mail = Mail.of(
                tenant.id(), notice, "ann@acme.example", new JteMailWriter().write(tenant, notice), Notices.NOON);
        assertThat(transport("mu%3Aster:p%40ss%2Fw%25rd").send(mail)).isInstanceOf(Result.Sent.class);
        assertThat(transport("mu%3Aster:p%40ss%2Fw%25rd").send(mail)).isInstanceOf(Result.Sent.class);
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        MimeMessage message = received[0];
        assertThat(message.getMessageID())
                .isEqualTo("<" + mail.id() + "@example.com>")
                .isEqualTo(received[1].getMessageID());
        assertThat(message.getSubject()).isEqualTo(mail.content().subject()).contains("Müller & 株式会社");
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("Muster <muster@example.com>");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("ann@acme.example");
        assertThat(message.getSentDate().toInstant()).isEqualTo(Notices.NOON);
        assertThat(message.getContentLanguage()).containsExactly("de");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("List-Unsubscribe"))
                .containsExactly("<mailto:muster@example.com?subject=unsubscribe%20failure>");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r", ""))
                .isEqualTo(mail.content().text());
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("K7Q2-9XWM", "Was Sie tun können");
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() {
        Tenant tenant = Notices.tenant("Acme", "en");
        Notice notice = Notices.failure(Cause.BUG, Profile.ENTRA);
        Mail mail = Mail.of(
                tenant.id(), notice, "ann@acme.example", new JteMailWriter().write(tenant, notice), Notices.NOON);
        assertThat(transport("muster:hunter2").send(mail))
                .isInstanceOfSatisfying(
                        Result.Away.class,
                        away -> assertThat(away.why())
                                .contains("user and the password", "535")
                                .doesNotContain("hunter2"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private AngusMailTransport transport(String login) {
        Duration span = Duration.ofSeconds(5);
        return new AngusMailTransport(MailSettings.of(
                "smtp://" + login + "@127.0.0.1:" + server.getSmtp().getPort(),
                "Muster <muster@example.com>",
                false,
                span,
                span,
                span));
    }
}
