package io.muster.admin.task;

import io.muster.application.template.TemplateAdministration;
import io.muster.application.template.TemplateAdministration.WhenGroupMissing;
import io.muster.domain.template.Template;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a New User Template, or changes the one of this name: {@code when} is a filter over users, empty for everyone; {@code roles} and
 * {@code workAreas} are what they get, {@code none} for none; {@code defaults} are attributes, as a user in SCIM has them. What is left out
 * stays as it is. A name of a group in {@code when} is bound to that group, or waits for one with {@code whenGroupMissing=wait};
 * {@code byGroupName=true} has the condition go by the names that groups have.
 */
public final class TemplateSaveTask implements AdminTask {
    private final OperatorCaller operator;
    private final TemplateAdministration templates;

    @Inject
    public TemplateSaveTask(OperatorCaller operator, TemplateAdministration templates) {
        this.operator = operator;
        this.templates = templates;
    }

    @Override
    public String name() {
        return "template-save";
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(Parameter.required("tenant"), Parameter.required("name")));
        parameters.addAll(TemplateParameters.ALL);
        parameters.add(Parameter.optional("whenGroupMissing"));
        parameters.add(Parameter.REASON);
        return parameters;
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Template saved = templates.save(
                parameters.actor(),
                parameters.tenant(),
                parameters.text("name").orElseThrow(),
                TemplateParameters.change(
                        parameters, operator.of(parameters).types().user()),
                parameters.oneOf("whenGroupMissing", WhenGroupMissing.values()).orElse(WhenGroupMissing.REFUSE));
        return TemplateAnswers.withWarning(TemplateAnswers.of(saved), templates.leavesSomebodyOut(parameters.tenant()));
    }
}
