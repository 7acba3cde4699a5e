package io.muster.application.mail;

import io.muster.application.Actor;
import io.muster.domain.Refusal;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailId;
import io.muster.domain.mail.MailState;
import io.muster.domain.tenant.Slug;
import java.util.List;
import java.util.Optional;

/** What operators do with a tenant's mails. Throws {@link Refusal}: NOT_FOUND for an unknown tenant. */
public interface MailAdministration {
    /** The most that are listed, and that are put back at once. */
    int MAX = 1000;

    /** The latest first. */
    List<Mail> list(Slug tenant, Optional<MailState> state, int limit);

    /** Puts dead mails back into the queue, the one or all; tells how many. Refused: NOT_FOUND if there is no such dead mail. */
    int replay(Actor actor, Slug tenant, Optional<MailId> mail);

    /**
     * Sends a test mail at once; tells what the mail server answered. Refused: NOT_ALLOWED_NOW, with the reason and how to mend it, if there
     * is no mail server or it does not take the mail; INVALID_VALUE if it is to no address.
     */
    String test(Actor actor, Slug tenant, String to);
}
