package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
    private static final Duration SPAN = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.com, mail.example.com, 25, false",
        "smtps://mail.example.com/, mail.example.com, 465, true",
        "SMTP://127.0.0.1:2525, 127.0.0.1, 2525, false",
        "smtp://[::1]:587, ::1, 587, false"
    })
    void aServerIsReadWithThePortThatIsUsual(String url, String host, int port, boolean tls) {
        SmtpServer server = SmtpServer.parse(url);
        assertThat(server.host()).isEqualTo(host);
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.tls()).isEqualTo(tls);
        assertThat(server.login()).isEmpty();
    }

    @Test
    void aLoginIsReadAndNotShown() {
        SmtpServer server = SmtpServer.parse("smtps://ann%40example.com:p%40ss+w%3Ard%25:x@mail.example.com");
        assertThat(server.login()).contains(new SmtpServer.Login("ann@example.com", "p@ss+w:rd%:x"));
        assertThat(server.toString() + settings("smtp://ann:secret@mail.example.com", "a@example.com"))
                .doesNotContain("p@ss", "secret", "ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.com",
                "http://secret@mail.example.com",
                "smtp://",
                "smtp://ann:secret",
                "smtp://ann:sec ret@mail.example.com",
                "smtp://ann:sec#secret@mail.example.com",
                "smtp://secret@mail.example.com",
                "smtp://:secret@mail.example.com",
                "smtp://ann:@mail.example.com",
                "smtp://ann:secret%zz@mail.example.com",
                "smtp://mail.example.com:99999",
                "smtp://mail.example.com/secret",
                "smtp://mail.example.com?secret=1"
            })
    void aWrongUrlIsRefusedWithoutAWordOfIt(String url) {
        assertThatThrownBy(() -> settings(url, "a@example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SMTP_URL")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"muster", "a@b@c", "a@example.com, b@example.com", "a\u760D@example.com", "ü@example.com", "a@"})
    void aWrongSenderIsRefused(String from) {
        assertThatThrownBy(() -> settings("smtp://mail.example.com", from))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MAIL_FROM");
    }

    @Test
    void aServerNeedsASenderAndNoServerNeedsNothing() {
        assertThatThrownBy(() -> settings("smtp://mail.example.com", ""))
                .hasMessageContaining("MAIL_FROM")
                .hasMessageContaining("is not");
        assertThat(settings("", "").server()).isEmpty();
        assertThat(settings(" ", "a@example.com").server()).isEmpty();
        assertThat(settings("smtp://h", "Müster <a@example.com>").from()).isPresent();
    }

    private static MailSettings settings(String url, String from) {
        return MailSettings.of(url, from, false, SPAN, SPAN, SPAN);
    }
}
