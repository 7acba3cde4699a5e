package io.muster.domain.mail;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names a mail of a tenant; in another tenant it names nothing. */
public record MailId(UUID value) {
    public static MailId next(Instant now) {
        return new MailId(TimeOrderedId.next(now));
    }

    /** The id that the text is, if it is one; another spelling of the same UUID is not. */
    public static Optional<MailId> parse(String text) {
        return TimeOrderedId.parse(text).map(MailId::new);
    }

    /**
     * The {@code Message-ID} (RFC 5322 §3.6.4): the same whenever the mail is sent, so that a mailbox knows a second copy.
     *
     * @param host that sends
     */
    public String messageId(String host) {
        return "<" + value + "@" + host + ">";
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
