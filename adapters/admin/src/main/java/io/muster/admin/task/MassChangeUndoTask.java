package io.muster.admin.task;

import io.muster.application.departure.MassChangeUndo;
import io.muster.application.job.JobAdministration;
import io.muster.domain.job.JobKind;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Puts back what a mass change took; {@code massChange} may be left out if only one is held. */
public final class MassChangeUndoTask extends JobTask {
    @Inject
    public MassChangeUndoTask(JobAdministration jobs, Clock clock) {
        super(jobs, clock, JobKind.MASS_CHANGE_UNDO, List.of(MassChangeUndo.MASS_CHANGE));
    }
}
