package io.muster.domain.mail;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import java.util.Map;
import java.util.Optional;

/** What operators do to mails, as events. */
public final class MailEvent {
    private MailEvent() {}

    /** @param mail that was put back; empty if all dead ones were */
    public static Event replayed(Optional<MailId> mail) {
        return new Event("mail", What.REPLAYED, mail.map(MailId::toString).orElse("all"), Map.of());
    }

    /** @param mail that was made for the test */
    public static Event tested(MailId mail) {
        return new Event("mail", What.TESTED, mail.toString(), Map.of());
    }
}
