package io.muster.admin.task;

import io.muster.application.mail.MailAdministration;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends a mail at once, to see whether mails arrive. */
public final class MailTestTask implements AdminTask {
    private final MailAdministration mails;

    @Inject
    public MailTestTask(MailAdministration mails) {
        this.mails = mails;
    }

    @Override
    public String name() {
        return "mail-test";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("to"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        String to = parameters.text("to").orElseThrow();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("sent", true);
        answer.put("answer", mails.test(parameters.actor(), parameters.tenant(), to));
        return answer;
    }
}
