package io.muster.admin.task;

import io.muster.domain.mail.Mail;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mails as tasks show them. */
final class MailAnswers {
    private MailAnswers() {}

    /** @param withText whether what it says is shown too */
    static Map<String, @Nullable Object> of(Mail mail, boolean withText) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("mail", mail.id().toString());
        answer.put("kind", Parameters.lower(mail.kind()));
        answer.put("state", Parameters.lower(mail.state()));
        answer.put("recipient", mail.recipient());
        answer.put("subject", mail.content().subject());
        answer.put("created", mail.created().toString());
        answer.put("attempts", mail.attempts());
        answer.put("lastError", mail.lastError().orElse(null));
        answer.put("nextAttempt", mail.ended().isPresent() ? null : mail.next().toString());
        answer.put("ended", mail.ended().map(Instant::toString).orElse(null));
        if (withText) {
            answer.put("text", mail.content().text());
        }
        return answer;
    }
}
