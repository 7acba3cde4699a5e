package io.muster.application.job;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Event;
import io.muster.domain.Refusal;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobEvent;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Locks the job, lets it decide, saves, and keeps who did it. */
public final class JobAdministrationService implements JobAdministration {
    /** How long somebody waits for a plan; in a quarter of a minute, callers and connections give up. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final JobRepository jobs;
    private final JobLedger ledger;
    private final JobRunner runner;
    private final Map<JobKind, JobWork> works;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public JobAdministrationService(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            JobRepository jobs,
            JobLedger ledger,
            JobRunner runner,
            Set<JobWork> works,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.jobs = jobs;
        this.ledger = ledger;
        this.runner = runner;
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(JobWork::kind, Function.identity()));
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Job> list(Slug slug) {
        return jobs.list(tenant(slug), Optional.empty(), MAX);
    }

    @Override
    public Job get(Slug slug, JobId job) {
        return jobs.find(tenant(slug), job).orElseThrow(JobAdministrationService::unknown);
    }

    @Override
    public Job get(Slug slug, JobKind kind, Optional<JobId> job) {
        TenantId tenant = tenant(slug);
        return named(tenant, kind, job, jobs::find);
    }

    @Override
    public List<JobRow> rows(Slug slug, JobId job, Optional<UUID> after, int limit) {
        return ledger.page(tenant(slug), job, Optional.empty(), after, limit);
    }

    @Override
    public Job plan(Actor actor, Slug slug, Order order) {
        JobLease lease = begin(actor, slug, order, true, JobRunner.LEASE);
        runner.runNow(lease, PATIENCE);
        return get(slug, lease.job());
    }

    @Override
    public Job run(Actor actor, Slug slug, Order order) {
        return get(slug, begin(actor, slug, order, false, Duration.ZERO).job());
    }

    private JobLease begin(Actor actor, Slug slug, Order order, boolean planOnly, Duration lease) {
        JobWork work = Optional.ofNullable(works.get(order.kind())).orElseThrow();
        return unitOfWork.execute(() -> {
            TenantId tenant = tenant(slug);
            Map<String, String> settings = work.settings(tenant, order.settings());
            requireNoneUnderWay(tenant, order.kind());
            Job job = Job.begin(
                    order.kind(),
                    settings,
                    order.batch(),
                    planOnly,
                    work.count(tenant),
                    actor.name(),
                    actor.reason(),
                    clock.instant());
            if (!planOnly) {
                audit.keep(tenant, actor, JobEvent.started(job), clock.instant());
            }
            return jobs.insert(tenant, job, runner.node(), lease);
        });
    }

    private void requireNoneUnderWay(TenantId tenant, JobKind kind) {
        jobs.underWay(tenant, kind).filter(other -> kind.isOneAtATime()).ifPresent(other -> {
            throw other.isInTheWay();
        });
    }

    @Override
    public Job run(Actor actor, Slug slug, JobKind kind, JobId job) {
        return begun(
                actor,
                slug,
                kind,
                Optional.of(job),
                before -> before.run(actor.name(), actor.reason(), clock.instant()));
    }

    @Override
    public Job undo(Actor actor, Slug slug, JobKind kind, Optional<JobId> job) {
        return begun(actor, slug, kind, job, before -> before.undo(actor.name(), actor.reason(), clock.instant()));
    }

    private Job begun(Actor actor, Slug slug, JobKind kind, Optional<JobId> job, UnaryOperator<Job> change) {
        return change(actor, slug, kind, job, change, (before, after) -> JobEvent.started(after));
    }

    @Override
    public Job resume(Actor actor, Slug slug, JobKind kind, Optional<JobId> job) {
        return change(actor, slug, kind, job, before -> before.resume(clock.instant()), JobEvent::resumed);
    }

    @Override
    public Job pause(Actor actor, Slug slug, JobKind kind, Optional<JobId> job) {
        return change(actor, slug, kind, job, Job::pause, JobEvent::changed);
    }

    @Override
    public Job cancel(Actor actor, Slug slug, JobKind kind, Optional<JobId> job) {
        return change(actor, slug, kind, job, Job::cancel, JobEvent::changed);
    }

    private Job change(
            Actor actor,
            Slug slug,
            JobKind kind,
            Optional<JobId> job,
            UnaryOperator<Job> change,
            BiFunction<Job, Job, Event> event) {
        return unitOfWork.execute(() -> {
            TenantId tenant = tenant(slug);
            Job before = named(tenant, kind, job, jobs::findForUpdate);
            Job after = change.apply(before);
            if (!after.equals(before)) {
                if (after.isUnderWay() && !before.isUnderWay()) {
                    requireNoneUnderWay(tenant, kind);
                }
                jobs.update(tenant, after);
                audit.keep(tenant, actor, event.apply(before, after), clock.instant());
            }
            return after;
        });
    }

    /** The latest of the kind is the one that is under way, if one is. */
    private Job named(
            TenantId tenant, JobKind kind, Optional<JobId> job, BiFunction<TenantId, JobId, Optional<Job>> find) {
        JobId id = job.or(() -> jobs.underWay(tenant, kind)
                        .or(() ->
                                jobs.list(tenant, Optional.of(kind), 1).stream().findFirst())
                        .map(Job::id))
                .orElseThrow(() -> Refusal.notFound("This tenant has had no job of " + kind.task() + "."));
        return find.apply(tenant, id)
                .filter(found -> found.kind() == kind)
                .orElseThrow(JobAdministrationService::unknown);
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such job of this tenant and task; job-list shows those there are.");
    }

    private TenantId tenant(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug)).id();
    }
}
