package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the latest jobs of a tenant. */
public final class JobListTask implements AdminTask {
    private final JobAdministration jobs;
    private final Clock clock;

    @Inject
    public JobListTask(JobAdministration jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "job-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                jobs.list(parameters.tenant()).stream()
                        .map(job -> JobAnswers.of(job, clock.instant()))
                        .toList());
    }
}
