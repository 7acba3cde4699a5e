package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import io.muster.domain.job.JobKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts jobs of one kind and goes on with them by {@code mode}; it has the name of the kind. */
abstract class JobTask implements AdminTask {
    private final JobKind kind;
    private final JobModes modes;
    private final Clock clock;

    /** @param settings of the kind, each a parameter */
    JobTask(JobAdministration jobs, Clock clock, JobKind kind, List<String> settings) {
        this.kind = kind;
        this.modes = new JobModes(jobs, kind, settings);
        this.clock = clock;
    }

    @Override
    public final String name() {
        return kind.task();
    }

    @Override
    public final List<Parameter> parameters() {
        return modes.parameters();
    }

    @Override
    public final Map<String, @Nullable Object> run(Parameters parameters) {
        return JobAnswers.of(modes.job(parameters), clock.instant());
    }
}
