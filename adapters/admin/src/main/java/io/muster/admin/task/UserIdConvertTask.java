package io.muster.admin.task;

import io.muster.application.Actor;
import io.muster.application.job.JobAdministration;
import io.muster.application.job.JobAdministration.Order;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final List<String> OF_A_NEW_JOB =
            List.of("batch", UserIdConversion.TO, UserIdConversion.KEEP_ALIAS_DAYS);

    private final JobAdministration jobs;
    private final Clock clock;

    @Inject
    public UserIdConvertTask(JobAdministration jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return KIND.task();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.required("mode"),
                Parameter.optional("job"),
                Parameter.optional("batch"),
                Parameter.optional(UserIdConversion.TO),
                Parameter.optional(UserIdConversion.KEEP_ALIAS_DAYS),
                Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return JobAnswers.of(job(parameters), clock.instant());
    }

    @Override
    public Iterable<List<String>> table(Parameters parameters) {
        Job job = job(parameters);
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

    private Job job(Parameters parameters) {
        Mode mode = parameters.oneOf("mode", Mode.values()).orElseThrow();
        Actor actor = parameters.actor();
        Slug tenant = parameters.tenant();
        Optional<JobId> job = parameters.job();
        requireSense(parameters, mode, job);
        return switch (mode) {
            case PLAN -> jobs.plan(actor, tenant, order(parameters));
            case RUN ->
                job.isPresent() ? jobs.run(actor, tenant, KIND, job.get()) : jobs.run(actor, tenant, order(parameters));
            case STATUS -> jobs.get(tenant, KIND, job);
            case PAUSE -> jobs.pause(actor, tenant, KIND, job);
            case RESUME -> jobs.resume(actor, tenant, KIND, job);
            case CANCEL -> jobs.cancel(actor, tenant, KIND, job);
            case UNDO -> jobs.undo(actor, tenant, KIND, job);
        };
    }

    private static void requireSense(Parameters parameters, Mode mode, Optional<JobId> job) {
        if (mode == Mode.PLAN && job.isPresent()) {
            throw new BadParameter("mode=plan makes a new job; leave job out.");
        }
        boolean begins = mode == Mode.PLAN || mode == Mode.RUN && job.isEmpty();
        OF_A_NEW_JOB.stream()
                .filter(name -> !begins && parameters.text(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new BadParameter(
                            name + " is for a new job: mode=plan, or mode=run without job. Leave it out here.");
                });
    }

    private static Order order(Parameters parameters) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : List.of(UserIdConversion.TO, UserIdConversion.KEEP_ALIAS_DAYS)) {
            parameters.text(name).ifPresent(value -> settings.put(name, value));
        }
        return new Order(
                KIND, settings, parameters.number("batch", 1, Job.MAX_BATCH).orElse(Job.DEFAULT_BATCH));
    }

    /** What is wanted of the job. */
    private enum Mode {
        PLAN,
        RUN,
        STATUS,
        PAUSE,
        RESUME,
        CANCEL,
        UNDO
    }
}
