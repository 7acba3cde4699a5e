package io.muster.admin.task;

import io.muster.domain.Grant;
import io.muster.domain.filter.FilterText;
import io.muster.domain.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A New User Template as tasks show it; {@code when} is empty if it applies to everyone. */
final class TemplateAnswers {
    private TemplateAnswers() {}

    static Map<String, @Nullable Object> of(Template template) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("name", template.name());
        answer.put("version", template.version());
        answer.put("priority", template.priority());
        answer.put("enabled", template.enabled());
        answer.put("when", template.condition().map(FilterText::of).orElse(""));
        answer.put("groupMatching", Parameters.lower(template.groups().mode()));
        answer.put("groups", bound(template));
        answer.put("waitingFor", List.copyOf(template.waitingFor()));
        if (template.needsDecision()) {
            answer.put(
                    "needsDecision",
                    "The condition goes by names of groups, and it is not clear which groups it means. Save it again with the groups"
                            + " by their ids (groups.value eq \"…\"), or with byGroupName=true.");
        }
        answer.put("roles", ids(template, Grant.Kind.ROLE));
        answer.put("workAreas", ids(template, Grant.Kind.WORK_AREA));
        answer.put("defaults", template.defaults().toPlain());
        answer.put("mayGrantProtected", template.mayGrantProtected());
        answer.put("onChange", template.onChange());
        return answer;
    }

    /** What to tell whoever has changed or deleted one. */
    static Map<String, @Nullable Object> withWarning(Map<String, @Nullable Object> answer, boolean leavesSomebodyOut) {
        Map<String, @Nullable Object> warned = new LinkedHashMap<>(answer);
        if (leavesSomebodyOut) {
            warned.put(
                    "warning",
                    "SCIM is on and no template applies to everyone: people whom none applies to find an empty product.");
        }
        return warned;
    }

    /** Names as the condition has them, compared without letter case, and the groups that they mean. */
    private static List<Map<String, String>> bound(Template template) {
        return template.groups().bound().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        Map.of("name", entry.getKey(), "group", entry.getValue().toString()))
                .toList();
    }

    private static List<String> ids(Template template, Grant.Kind kind) {
        return template.grants().stream()
                .filter(grant -> grant.kind() == kind)
                .map(Grant::id)
                .toList();
    }
}
