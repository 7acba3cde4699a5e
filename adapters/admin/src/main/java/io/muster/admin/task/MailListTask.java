package io.muster.admin.task;

import io.muster.application.mail.MailAdministration;
import io.muster.domain.mail.MailState;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists a tenant's mails of the last weeks, the latest first; without a mail server, this is where they are read. */
public final class MailListTask implements AdminTask {
    private static final int LIMIT = 100;

    private final MailAdministration mails;

    @Inject
    public MailListTask(MailAdministration mails) {
        this.mails = mails;
    }

    @Override
    public String name() {
        return "mail-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.optional("state"),
                Parameter.optional("limit"),
                Parameter.optional("text"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Optional<MailState> state = parameters.oneOf("state", MailState.values());
        int limit = parameters.number("limit", 1, MailAdministration.MAX).orElse(LIMIT);
        boolean withText = parameters.truth("text").orElse(false);
        return Map.of(
                "items",
                mails.list(parameters.tenant(), state, limit).stream()
                        .map(mail -> MailAnswers.of(mail, withText))
                        .toList());
    }
}
