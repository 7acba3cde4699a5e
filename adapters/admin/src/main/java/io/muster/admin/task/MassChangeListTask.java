package io.muster.admin.task;

import io.muster.application.departure.MassChanges;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists when too many people lost access at once; those that are held keep anybody of their connection from being purged. */
public final class MassChangeListTask implements AdminTask {
    private final MassChanges changes;

    @Inject
    public MassChangeListTask(MassChanges changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "mass-change-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                changes.list(parameters.tenant()).stream()
                        .map(MassChangeAnswers::of)
                        .toList());
    }
}
