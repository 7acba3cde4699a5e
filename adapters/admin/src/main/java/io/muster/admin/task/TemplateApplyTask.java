package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import io.muster.application.template.TemplateApplyWork;
import io.muster.domain.job.JobKind;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies a template to the people who are there: {@code mode=plan} tells how many gain or lose what, {@code run} does it. */
public final class TemplateApplyTask implements AdminTask {
    private final JobModes modes;
    private final Clock clock;

    @Inject
    public TemplateApplyTask(JobAdministration jobs, Clock clock) {
        this.modes = new JobModes(jobs, JobKind.TEMPLATE_APPLY, List.of(TemplateApplyWork.NAME));
        this.clock = clock;
    }

    @Override
    public String name() {
        return JobKind.TEMPLATE_APPLY.task();
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
