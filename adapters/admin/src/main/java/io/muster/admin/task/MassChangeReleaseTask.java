package io.muster.admin.task;

import io.muster.application.departure.MassChanges;
import io.muster.domain.departure.MassChangeId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says that a mass change was meant, so that whoever it holds is purged when the time has come. */
public final class MassChangeReleaseTask implements AdminTask {
    private final MassChanges changes;

    @Inject
    public MassChangeReleaseTask(MassChanges changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "mass-change-release";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("massChange"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        MassChangeId id = parameters
                .text("massChange")
                .flatMap(MassChangeId::parse)
                .orElseThrow(() -> new BadParameter("massChange must be an id, as mass-change-list shows it."));
        return MassChangeAnswers.of(changes.release(parameters.actor(), parameters.tenant(), id));
    }
}
