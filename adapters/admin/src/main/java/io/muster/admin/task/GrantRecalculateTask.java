package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import io.muster.domain.job.JobKind;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Shows, pauses, resumes or cancels a job that recalculates grants after a change of groups; the service starts it. */
public final class GrantRecalculateTask extends JobTask {
    @Inject
    public GrantRecalculateTask(JobAdministration jobs, Clock clock) {
        super(jobs, clock, JobKind.GRANT_RECALCULATE, List.of());
    }
}
