package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import io.muster.application.template.TemplateApplyWork;
import io.muster.domain.job.JobKind;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Applies a template to the people who are there: {@code mode=plan} tells how many gain or lose what, {@code run} does it. */
public final class TemplateApplyTask extends JobTask {
    @Inject
    public TemplateApplyTask(JobAdministration jobs, Clock clock) {
        super(jobs, clock, JobKind.TEMPLATE_APPLY, List.of(TemplateApplyWork.NAME));
    }
}
