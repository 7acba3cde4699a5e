package io.muster.admin.task;

import io.muster.application.link.LinkAdministration.Mode;
import io.muster.domain.group.GroupId;
import io.muster.domain.link.Duplicate;
import io.muster.domain.link.Identity;
import io.muster.domain.link.LinkOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done to links, and duplicates, as tasks show them. */
final class LinkAnswers {
    private LinkAnswers() {}

    /** Done unless only a preview is asked for. */
    static Mode mode(Parameters parameters) {
        return parameters.oneOf("mode", Mode.values()).orElse(Mode.APPLY);
    }

    static Map<String, @Nullable Object> of(LinkOperation operation) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("operation", operation.id().toString());
        answer.put("kind", Parameters.lower(operation.kind()));
        answer.put("at", operation.at().toString());
        answer.put("undone", operation.undone().map(Object::toString).orElse(null));
        answer.put("groups", operation.groups().stream().map(GroupId::toString).toList());
        answer.put("items", operation.changes().stream().map(LinkAnswers::of).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> of(LinkOperation.Change change) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("user", change.user().toString());
        answer.put("before", of(change.before()));
        answer.put("after", change.retired() ? null : of(change.after()));
        return answer;
    }

    private static Map<String, @Nullable Object> of(Identity identity) {
        Map<String, @Nullable Object> answer =
                new LinkedHashMap<>(identity.attributes().toPlain());
        answer.put("connection", identity.linkedTo().map(Object::toString).orElse(null));
        return answer;
    }

    static Map<String, @Nullable Object> of(Duplicate duplicate) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(
                "users", List.of(duplicate.one().toString(), duplicate.other().toString()));
        answer.put("score", duplicate.score());
        answer.put(
                "reasons",
                duplicate.sortedReasons().stream().map(Parameters::lower).toList());
        return answer;
    }
}
