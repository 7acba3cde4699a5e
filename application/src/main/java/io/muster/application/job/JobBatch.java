package io.muster.application.job;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobEvent;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.job.JobState;
import io.muster.domain.job.JobTally;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One batch of a job in one unit of work: hold the lease, do the rows, keep them and the place behind them. */
public final class JobBatch {
    /** Planning locks nothing and changes nothing but the ledger, so its batches may be larger than those of a run. */
    private static final int PLANNED_AT_ONCE = 250;

    private final UnitOfWork unitOfWork;
    private final JobRepository jobs;
    private final JobLedger ledger;
    private final Map<JobKind, JobWork> works;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public JobBatch(
            UnitOfWork unitOfWork, JobRepository jobs, JobLedger ledger, Set<JobWork> works, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.jobs = jobs;
        this.ledger = ledger;
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(JobWork::kind, Function.identity()));
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param most rows, if the job does not want fewer
     * @return whether there is more to do under this lease
     */
    boolean execute(JobLease lease, Duration renewed, int most) {
        return held(lease, renewed, job -> done(lease.tenant(), job, most));
    }

    /**
     * The next row is left out, and the place is behind it; a job that is planned has none yet and fails.
     *
     * @param why in a word
     * @return whether there is more to do under this lease
     */
    boolean leaveOut(JobLease lease, Duration renewed, String why) {
        return held(lease, renewed, job -> leftOut(lease.tenant(), job, why));
    }

    private Job leftOut(TenantId tenant, Job job, String why) {
        return switch (job.phase()) {
            case PLAN -> job.fail("It was refused: " + why);
            case RUN -> changed(tenant, job, JobRow.State.PLANNED, 1, each(row -> row.skipped(why)));
            case UNDO -> changed(tenant, job, JobRow.State.DONE, 1, each(row -> row.kept(why)));
        };
    }

    private static Change each(UnaryOperator<JobRow> change) {
        return (tenant, job, rows) -> rows.stream().map(change).toList();
    }

    /** The job is stopped until somebody resumes it. */
    void fail(JobLease lease, Duration renewed, String problem) {
        held(lease, renewed, job -> job.fail(problem));
    }

    private boolean held(JobLease lease, Duration renewed, UnaryOperator<Job> step) {
        return unitOfWork.execute(() -> jobs.hold(lease, renewed)
                .map(job -> keep(lease.tenant(), job, step.apply(job)))
                .filter(after -> after.state() == JobState.RUNNING)
                .isPresent());
    }

    private Job keep(TenantId tenant, Job before, Job after) {
        jobs.update(tenant, after);
        if (after.state() != before.state()) {
            audit.keep(tenant, Actor.SERVICE, JobEvent.changed(before, after), clock.instant());
        } else if (after.isQuarterFurther(before)) {
            audit.keep(tenant, Actor.SERVICE, JobEvent.progressed(after), clock.instant());
        }
        return after;
    }

    private Job done(TenantId tenant, Job job, int most) {
        JobWork work = works.get(job.kind());
        if (work == null) {
            throw new IllegalStateException("nothing is known of jobs of the kind " + job.kind());
        }
        return switch (job.phase()) {
            case PLAN -> planned(tenant, job, work, Math.min(most, PLANNED_AT_ONCE));
            case RUN -> changed(tenant, job, JobRow.State.PLANNED, Math.min(most, job.batch()), work::run);
            case UNDO -> changed(tenant, job, JobRow.State.DONE, Math.min(most, job.batch()), work::undo);
        };
    }

    private Job planned(TenantId tenant, Job job, JobWork work, int size) {
        List<JobRow> rows = work.plan(tenant, job, job.progress().position(), size);
        boolean last = rows.size() < size;
        List<JobRow> before = new ArrayList<>();
        List<JobRow> after = withoutShared(tenant, job, rows, before);
        ledger.put(tenant, job.id(), after);
        Job further = rows.isEmpty()
                ? job
                : job.advance(subject(rows), counted(job.progress().tally(), before, after), rows.size());
        return last ? further.endPhase(clock.instant()) : further;
    }

    private Job changed(TenantId tenant, Job job, JobRow.State state, int size, Change change) {
        List<JobRow> before =
                ledger.page(tenant, job.id(), Optional.of(state), job.progress().position(), size);
        if (before.isEmpty()) {
            return job.endPhase(clock.instant());
        }
        List<JobRow> after = change.apply(tenant, job, before);
        ledger.put(tenant, job.id(), after);
        Job further = job.advance(subject(before), counted(job.progress().tally(), before, after), before.size());
        return before.size() < size ? further.endPhase(clock.instant()) : further;
    }

    private static UUID subject(List<JobRow> rows) {
        return rows.get(rows.size() - 1).subject();
    }

    /**
     * The rows, and those of earlier batches that turn out to want what one of these wants: all of them are skipped, for it is anybody's
     * guess whose it is. What an earlier row was is added to the replaced ones.
     */
    private List<JobRow> withoutShared(TenantId tenant, Job job, List<JobRow> rows, List<JobRow> replaced) {
        Map<String, Integer> wanted = new HashMap<>();
        rows.forEach(row -> row.key().ifPresent(key -> wanted.merge(key, 1, Integer::sum)));
        List<JobRow> earlier = wanted.isEmpty() ? List.of() : ledger.withKeys(tenant, job.id(), wanted.keySet());
        earlier.forEach(row -> wanted.merge(row.key().orElseThrow(), 1, Integer::sum));
        List<JobRow> kept = new ArrayList<>();
        for (JobRow row : rows) {
            kept.add(isShared(row, wanted) ? row.skipped(JobRow.SHARED) : row);
        }
        earlier.stream().filter(row -> row.state() == JobRow.State.PLANNED).forEach(row -> {
            replaced.add(row);
            kept.add(row.skipped(JobRow.SHARED));
        });
        return kept;
    }

    private static boolean isShared(JobRow row, Map<String, Integer> wanted) {
        return row.state() == JobRow.State.PLANNED
                && row.key().filter(key -> wanted.getOrDefault(key, 0) > 1).isPresent();
    }

    private static JobTally counted(JobTally tally, List<JobRow> before, List<JobRow> after) {
        JobTally counted = tally;
        for (JobRow row : before) {
            counted = counted.without(row);
        }
        for (JobRow row : after) {
            counted = counted.with(row);
        }
        return counted;
    }

    /** One of the ways to go through rows. */
    private interface Change {
        List<JobRow> apply(TenantId tenant, Job job, List<JobRow> rows);
    }
}
