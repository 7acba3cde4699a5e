package io.muster.admin.task;

import io.muster.application.template.TemplateAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the New User Templates of a tenant, the one that comes first first. */
public final class TemplateListTask implements AdminTask {
    private final TemplateAdministration templates;

    @Inject
    public TemplateListTask(TemplateAdministration templates) {
        this.templates = templates;
    }

    @Override
    public String name() {
        return "template-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                templates.list(parameters.tenant()).stream()
                        .map(TemplateAnswers::of)
                        .toList());
    }
}
