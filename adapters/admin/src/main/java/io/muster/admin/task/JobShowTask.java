package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows how far a job is. */
public final class JobShowTask implements AdminTask {
    private final JobAdministration jobs;
    private final Clock clock;

    @Inject
    public JobShowTask(JobAdministration jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "job-show";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("job"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return JobAnswers.of(jobs.get(parameters.tenant(), parameters.job().orElseThrow()), clock.instant());
    }
}
