package io.muster.admin.task;

import io.muster.application.mail.MailAdministration;
import io.muster.domain.mail.MailId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts mails that were given up back into the queue. */
public final class MailReplayTask implements AdminTask {
    private final MailAdministration mails;

    @Inject
    public MailReplayTask(MailAdministration mails) {
        this.mails = mails;
    }

    @Override
    public String name() {
        return "mail-replay";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"), Parameter.optional("mail"), Parameter.optional("all"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Optional<MailId> mail = parameters
                .text("mail")
                .map(id -> MailId.parse(id)
                        .orElseThrow(() -> new BadParameter("mail must be the id of a mail, as mail-list shows it.")));
        if (mail.isPresent() == parameters.truth("all").orElse(false)) {
            throw new BadParameter("mail-replay needs either mail, the id of a dead mail, or all=true.");
        }
        return Map.of("replayed", mails.replay(parameters.actor(), parameters.tenant(), mail));
    }
}
