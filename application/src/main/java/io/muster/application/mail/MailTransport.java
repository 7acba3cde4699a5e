package io.muster.application.mail;

import io.muster.domain.mail.Mail;
import java.time.Duration;
import java.util.Optional;

/** The mail server. */
public interface MailTransport {
    /** Whether there is one. */
    boolean isConfigured();

    /** The longest that {@link #send} takes, whatever the mail server does. */
    Duration longest();

    /** Connects as for a mail. Says why the mail server takes none; empty if it would take one. Only if {@link #isConfigured}. */
    Optional<String> unavailable();

    /** Sends the mail to its one recipient. */
    Result send(Mail mail);

    /** What became of an attempt. */
    sealed interface Result {
        /** @param answer of the mail server */
        record Sent(String answer) implements Result {}

        /** The mail server does not take this mail now. */
        record Later(String why) implements Result {}

        /** The mail server does not take this mail at all. */
        record Never(String why) implements Result {}

        /** The mail server takes no mail at present: it cannot be reached, or it does not know who asks. */
        record Away(String why) implements Result {}
    }
}
