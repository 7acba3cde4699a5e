package io.muster.admin.task;

import io.muster.application.template.TemplateAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes a New User Template; who has something by it has it until the user changes. */
public final class TemplateDeleteTask implements AdminTask {
    private final TemplateAdministration templates;

    @Inject
    public TemplateDeleteTask(TemplateAdministration templates) {
        this.templates = templates;
    }

    @Override
    public String name() {
        return "template-delete";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("name"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        String name = parameters.text("name").orElseThrow();
        templates.delete(parameters.actor(), parameters.tenant(), name);
        return TemplateAnswers.withWarning(Map.of("deleted", name), templates.leavesSomebodyOut(parameters.tenant()));
    }
}
