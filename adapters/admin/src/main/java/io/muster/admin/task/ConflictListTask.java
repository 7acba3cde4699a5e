package io.muster.admin.task;

import io.muster.application.match.ConflictList;
import io.muster.application.match.HeldConflict;
import io.muster.domain.tenant.ConnectionId;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the people who were pushed in vain because it cannot be told which account they are, and what to do. */
public final class ConflictListTask implements AdminTask {
    private final ConflictList conflicts;

    @Inject
    public ConflictListTask(ConflictList conflicts) {
        this.conflicts = conflicts;
    }

    @Override
    public String name() {
        return "conflict-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                conflicts.list(parameters.tenant()).stream()
                        .map(ConflictListTask::answer)
                        .toList());
    }

    private static Map<String, @Nullable Object> answer(HeldConflict conflict) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("userName", conflict.userName());
        answer.put(
                "connection", conflict.connection().map(ConnectionId::toString).orElse(null));
        answer.put("rule", Parameters.lower(conflict.rule()));
        answer.put("cause", Parameters.lower(conflict.cause()));
        answer.put("user", conflict.user().toString());
        answer.put("fix", conflict.cause().refusal(conflict.rule()).getMessage());
        answer.put("reference", conflict.reference().value());
        answer.put("first", conflict.first().toString());
        answer.put("last", conflict.last().toString());
        answer.put("times", conflict.times());
        return answer;
    }
}
