package io.muster.admin.task;

import io.muster.application.match.ConflictList;
import jakarta.inject.Inject;
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
                        .map(ConflictAnswers::of)
                        .toList());
    }
}
