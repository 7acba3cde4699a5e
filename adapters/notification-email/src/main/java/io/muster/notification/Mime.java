package io.muster.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.domain.EmailAddress;
import io.muster.domain.mail.HeaderText;
import io.muster.domain.mail.Mail;
import io.muster.domain.notice.NoticeKind;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.IDN;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;

/** A mail as it is handed in (RFC 5322, RFC 2045 to 2047). What other people have written stands in no header but the subject. */
final class Mime {
    private Mime() {}

    /** The address with its domain in ASCII. Throws {@link AddressException} for what is not one address, or could be more in a command. */
    static InternetAddress recipient(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        if (!EmailAddress.isOne(address) || !HeaderText.isSafe(address)) {
            throw new AddressException("not one e-mail address");
        }
        return new InternetAddress(address.substring(0, at) + "@" + domain(address.substring(at + 1)), true);
    }

    /** Whether only a server that takes UTF-8 in addresses (RFC 6531) can take it. */
    static boolean needsUtf8(InternetAddress address) {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(address.getAddress());
    }

    static MimeMessage message(Session session, InternetAddress from, InternetAddress to, Mail mail)
            throws MessagingException {
        MimeMessage message = new WithId(session, mail.id().messageId(MailSettings.hostOf(from)));
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(checked(mail.content().subject()), UTF_8.name());
        message.setSentDate(Date.from(mail.created()));
        message.setContentLanguage(new String[] {checked(mail.content().language())});
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834 §5
        message.setHeader("List-Unsubscribe", unsubscribe(from, mail.kind())); // RFC 2369 §3.2
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(mail.content().text(), "plain"));
        alternatives.addBodyPart(part(mail.content().html(), "html"));
        message.setContent(alternatives);
        message.saveChanges();
        return message;
    }

    private static String domain(String domain) throws AddressException {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            throw new AddressException("no domain behind the at sign");
        }
    }

    private static String checked(String text) {
        if (!HeaderText.isSafe(text)) {
            throw new IllegalArgumentException("what may not stand in a header");
        }
        return text;
    }

    private static String unsubscribe(InternetAddress from, NoticeKind kind) {
        int at = from.getAddress().lastIndexOf('@');
        return "<mailto:" + URLEncoder.encode(from.getAddress().substring(0, at), UTF_8) + "@"
                + MailSettings.hostOf(from) + "?subject=unsubscribe%20"
                + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ">";
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8.name(), subtype);
        return part;
    }

    /** Keeps its id, where the library would make one. */
    private static final class WithId extends MimeMessage {
        private final String id;

        WithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
