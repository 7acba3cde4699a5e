package io.muster.admin.task;

import io.muster.application.departure.MassChangeUndo;
import io.muster.application.job.JobAdministration;
import io.muster.domain.job.JobKind;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts back what a mass change took; {@code massChange} may be left out if only one is held. */
public final class MassChangeUndoTask implements AdminTask {
    private final JobModes modes;
    private final Clock clock;

    @Inject
    public MassChangeUndoTask(JobAdministration jobs, Clock clock) {
        this.modes = new JobModes(jobs, JobKind.MASS_CHANGE_UNDO, List.of(MassChangeUndo.MASS_CHANGE));
        this.clock = clock;
    }

    @Override
    public String name() {
        return JobKind.MASS_CHANGE_UNDO.task();
    }

    @Override
    public List<Parameter> parameters() {
        return modes.parameters();
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return JobAnswers.of(modes.job(parameters), clock.instant());
    }
}
