package io.muster.notification;

import io.muster.domain.EmailAddress;
import io.muster.domain.mail.HeaderText;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * How mails leave.
 *
 * @param server empty if there is none, and mails are kept
 * @param from empty only if there is no server
 * @param requireTls whether a server that offers no TLS gets nothing
 * @param connect how long a connection may take, {@code read} an answer of the server, and {@code write} what is written to it
 */
public record MailSettings(
        Optional<SmtpServer> server,
        Optional<InternetAddress> from,
        boolean requireTls,
        Duration connect,
        Duration read,
        Duration write) {
    /**
     * Throws {@link IllegalArgumentException}, which says what is wrong and how to mend it, and not what was given, for it may hold a password.
     *
     * @param url blank for none
     */
    public static MailSettings of(
            String url, String from, boolean requireTls, Duration connect, Duration read, Duration write) {
        Optional<SmtpServer> server =
                Optional.of(url.strip()).filter(given -> !given.isEmpty()).map(SmtpServer::parse);
        Optional<InternetAddress> sender =
                Optional.of(from.strip()).filter(given -> !given.isEmpty()).map(MailSettings::address);
        if (server.isPresent() && sender.isEmpty()) {
            throw new IllegalArgumentException(
                    "mail.url (SMTP_URL) is set and mail.from (MAIL_FROM) is not; set it to the address that mails come from.");
        }
        return new MailSettings(server, sender, requireTls, connect, read, write);
    }

    /** Behind the at sign of the sender. */
    static String hostOf(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }

    private static InternetAddress address(String text) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            boolean one = addresses.length == 1
                    && HeaderText.isSafe(text)
                    && EmailAddress.isOne(addresses[0].getAddress())
                    && StandardCharsets.US_ASCII.newEncoder().canEncode(addresses[0].getAddress());
            if (one) {
                addresses[0].validate();
                return addresses[0];
            }
        } catch (AddressException wrong) {
            // told below
        }
        throw new IllegalArgumentException(
                "mail.from (MAIL_FROM) must be one e-mail address, such as muster@example.com or Muster <muster@example.com>.");
    }
}
