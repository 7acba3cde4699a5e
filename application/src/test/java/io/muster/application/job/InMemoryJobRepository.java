package io.muster.application.job;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.Refusal;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobState;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Jobs by tenant and id; leases end by the clock of the machine. */
public final class InMemoryJobRepository implements JobRepository, Participant {
    private final Map<Key, Kept> jobs = new ConcurrentHashMap<>();

    @Override
    public JobLease insert(TenantId tenant, Job job, String node, Duration lease) {
        requireOneOfAKind(tenant, job);
        jobs.put(
                new Key(tenant, job.id()),
                new Kept(on(node, job), 1, Instant.now().plus(lease)));
        return new JobLease(tenant, job.id(), 1);
    }

    private void requireOneOfAKind(TenantId tenant, Job job) {
        if (job.isUnderWay()
                && job.kind().isOneAtATime()
                && underWay(tenant, job.kind())
                        .filter(other -> !other.id().equals(job.id()))
                        .isPresent()) {
            throw Refusal.notAllowedNow("another is under way");
        }
    }

    @Override
    public Optional<Job> find(TenantId tenant, JobId id) {
        return Optional.ofNullable(jobs.get(new Key(tenant, id))).map(Kept::job);
    }

    @Override
    public Optional<Job> findForUpdate(TenantId tenant, JobId id) {
        return find(tenant, id);
    }

    @Override
    public Optional<Job> underWay(TenantId tenant, JobKind kind) {
        return list(tenant, Optional.of(kind), Integer.MAX_VALUE).stream()
                .filter(Job::isUnderWay)
                .findFirst();
    }

    @Override
    public List<Job> list(TenantId tenant, Optional<JobKind> kind, int limit) {
        return jobs.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .map(entry -> entry.getValue().job())
                .filter(job -> kind.isEmpty() || kind.get() == job.kind())
                .sorted(Comparator.comparing((Job job) -> job.id().toString()).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void update(TenantId tenant, Job job) {
        requireOneOfAKind(tenant, job);
        jobs.computeIfPresent(
                new Key(tenant, job.id()),
                (key, kept) -> new Kept(
                        on(kept.job().node().orElseThrow(), job),
                        kept.fence(),
                        kept.job().state() == JobState.RUNNING ? kept.until() : Instant.now()));
    }

    @Override
    public synchronized Optional<JobLease> take(String node, Duration lease) {
        Instant now = Instant.now();
        return jobs.entrySet().stream()
                .filter(entry -> entry.getValue().job().state() == JobState.RUNNING)
                .filter(entry -> !entry.getValue().until().isAfter(now))
                .min(Comparator.comparing(entry -> entry.getValue().until()))
                .map(entry -> {
                    Kept kept = entry.getValue();
                    jobs.put(entry.getKey(), new Kept(on(node, kept.job()), kept.fence() + 1, now.plus(lease)));
                    return new JobLease(entry.getKey().tenant(), entry.getKey().id(), kept.fence() + 1);
                });
    }

    @Override
    public Optional<Job> hold(JobLease lease, Duration renewed) {
        Key key = new Key(lease.tenant(), lease.job());
        Optional<Kept> held = Optional.ofNullable(jobs.get(key))
                .filter(kept -> kept.fence() == lease.fence() && kept.job().state() == JobState.RUNNING);
        held.ifPresent(kept ->
                jobs.put(key, new Kept(kept.job(), kept.fence(), Instant.now().plus(renewed))));
        return held.map(Kept::job);
    }

    @Override
    public void release(JobLease lease) {
        jobs.computeIfPresent(
                new Key(lease.tenant(), lease.job()),
                (key, kept) ->
                        kept.fence() == lease.fence() ? new Kept(kept.job(), kept.fence(), Instant.now()) : kept);
    }

    private static Job on(String node, Job job) {
        return new Job(
                job.id(),
                job.kind(),
                job.settings(),
                job.batch(),
                job.state(),
                job.phase(),
                job.planOnly(),
                job.progress(),
                job.created(),
                job.startedBy(),
                job.reason(),
                job.problem(),
                Optional.of(node));
    }

    @Override
    public Runnable remember() {
        Map<Key, Kept> before = Map.copyOf(jobs);
        return () -> {
            jobs.clear();
            jobs.putAll(before);
        };
    }

    private record Key(TenantId tenant, JobId id) {}

    private record Kept(Job job, long fence, Instant until) {}
}
