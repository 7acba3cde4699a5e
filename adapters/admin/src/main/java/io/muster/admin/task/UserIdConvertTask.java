package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import io.muster.application.user.UserIdConversion;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.Slug;
import io.muster.domain.user.UserIdObstacle;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gives users names that are made of their e-mail addresses: {@code to=email}, or {@code to=mailbox} for the reverse. {@code mode=plan}
 * tells what would become of whom, {@code run} does it, with the {@code job} of a plan or without. The rows of a job come as CSV.
 */
public final class UserIdConvertTask implements TableTask {
    private static final JobKind KIND = JobKind.USERID_CONVERT;
    private static final List<String> COLUMNS = List.of("user", "before", "after", "state", "reason", "fix");

    private final JobAdministration jobs;
    private final JobModes modes;
    private final Clock clock;

    @Inject
    public UserIdConvertTask(JobAdministration jobs, Clock clock) {
        this.jobs = jobs;
        this.modes = new JobModes(jobs, KIND, List.of(UserIdConversion.TO, UserIdConversion.KEEP_ALIAS_DAYS));
        this.clock = clock;
    }

    @Override
    public String name() {
        return KIND.task();
    }

    @Override
    public List<Parameter> parameters() {
        return modes.parameters();
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return JobAnswers.of(modes.job(parameters), clock.instant());
    }

    @Override
    public Iterable<List<String>> table(Parameters parameters) {
        Job job = modes.job(parameters);
        return () -> lines(parameters.tenant(), job.id());
    }

    private Iterator<List<String>> lines(Slug tenant, JobId job) {
        Iterable<JobRow> rows = () -> new JobRows(jobs, tenant, job);
        return Stream.concat(
                        Stream.of(COLUMNS),
                        StreamSupport.stream(rows.spliterator(), false).map(UserIdConvertTask::line))
                .iterator();
    }

    private static List<String> line(JobRow row) {
        String reason = row.reason().orElse("");
        return List.of(
                row.subject().toString(),
                row.before().orElse(""),
                row.after().orElse(""),
                row.state().inWords(),
                reason,
                UserIdObstacle.of(reason).map(UserIdObstacle::fix).orElse(""));
    }
}
