package io.muster.admin.task;

import io.muster.application.template.TemplateAdministration;
import io.muster.application.template.TemplateAdministration.Effect;
import io.muster.application.template.TemplateAdministration.Preview;
import io.muster.domain.Grant;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.UserGroup;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.ResourceType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shows, and changes nothing: what a {@code user} who is there, or a {@code person} who is not, would be granted and why; or how many would
 * gain and lose what if the template of this {@code name} were changed as the other parameters say.
 */
public final class TemplatePreviewTask implements AdminTask {
    private final OperatorCaller operator;
    private final TemplateAdministration templates;

    @Inject
    public TemplatePreviewTask(OperatorCaller operator, TemplateAdministration templates) {
        this.operator = operator;
        this.templates = templates;
    }

    @Override
    public String name() {
        return "template-preview";
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.required("tenant"),
                Parameter.optional("user"),
                Parameter.optionalDocument("person"),
                Parameter.optional("name")));
        parameters.addAll(TemplateParameters.ALL);
        return parameters;
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        ResourceType type = operator.of(parameters).types().user();
        long asked = List.of("user", "person", "name").stream()
                .filter(parameters::isGiven)
                .count();
        if (asked != 1 || !parameters.isGiven("name") && TemplateParameters.areGiven(parameters)) {
            throw new BadParameter(
                    "template-preview needs either user, the id of one who is there, or person, a SCIM user in"
                            + " a body of JSON, or name, a template, with what is to change of it.");
        }
        if (parameters.isGiven("name")) {
            return answer(templates.effect(
                    parameters.tenant(),
                    parameters.text("name").orElseThrow(),
                    TemplateParameters.change(parameters, type)));
        }
        return answer(
                parameters.isGiven("user")
                        ? templates.preview(parameters.tenant(), parameters.user())
                        : preview(parameters, type));
    }

    private Preview preview(Parameters parameters, ResourceType type) {
        Map<String, Object> person = parameters.document("person");
        return templates.preview(parameters.tenant(), ValueReader.readResource(type, person), groups(person));
    }

    /** What nobody may write of a user, but may imagine. */
    private static List<UserGroup> groups(Map<String, Object> person) {
        if (!(person.getOrDefault("groups", List.of()) instanceof List<?> given)) {
            throw new BadParameter("groups of person must be a list, each with value or display.");
        }
        return given.stream().map(TemplatePreviewTask::group).toList();
    }

    private static UserGroup group(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> group)) {
            throw new BadParameter("groups of person must be a list, each with value or display.");
        }
        GroupId id = group.get("value") == null
                ? new GroupId(new UUID(0, 0))
                : GroupId.parse(String.valueOf(group.get("value")))
                        .orElseThrow(
                                () -> new BadParameter("The value of a group of person must be the id of a group."));
        Object display = group.get("display");
        return new UserGroup(id, !"indirect".equals(group.get("type")), display == null ? "" : String.valueOf(display));
    }

    private static Map<String, @Nullable Object> answer(Preview preview) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("grants", GrantAnswers.of(preview.after()));
        answer.put("gained", GrantAnswers.of(preview.after().without(preview.before())));
        answer.put("lost", GrantAnswers.of(preview.before().without(preview.after())));
        answer.put("defaults", preview.defaults().toPlain());
        answer.put("reasons", preview.steps());
        return answer;
    }

    private static Map<String, @Nullable Object> answer(Effect effect) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("users", effect.tried());
        answer.put("all", effect.all());
        answer.put("gaining", effect.gaining());
        answer.put("losing", effect.losing());
        Set<Grant> grants = new LinkedHashSet<>(effect.gained().keySet());
        grants.addAll(effect.lost().keySet());
        answer.put(
                "grants",
                grants.stream()
                        .map(grant -> {
                            Map<String, @Nullable Object> one = GrantAnswers.of(grant);
                            one.put("gained", effect.gained().getOrDefault(grant, 0));
                            one.put("lost", effect.lost().getOrDefault(grant, 0));
                            return one;
                        })
                        .toList());
        return answer;
    }
}
