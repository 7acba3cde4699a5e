package io.muster.persistence.job;

import io.muster.application.job.JobLease;
import io.muster.application.job.JobRepository;
import io.muster.domain.Refusal;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobKind;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Jobs in {@code job}, each with its lease. */
public final class JdbiJobRepository implements JobRepository {
    private static final String ONE_OF_A_KIND = "job_of_kind_is_one";

    /** How long a batch may wait for a row that a request has locked; it would keep its own locks meanwhile. */
    private static final String LOCK_TIMEOUT = "200ms";

    private final Database database;

    @Inject
    public JdbiJobRepository(Database database) {
        this.database = database;
    }

    @Override
    public JobLease insert(TenantId tenant, Job job, String node, Duration lease) {
        JobLease taken = new JobLease(tenant, job.id(), 1);
        database.write(JobRowMapping.bind(Write.of("""
                        INSERT INTO job (tenant_id, id, kind, settings, batch, state, phase, plan_only, position, total, states,
                                         reasons, since, handled, created, started_by, reason, problem, node, fence, lease_until)
                        VALUES (:tenant, :id, :kind, :settings::jsonb, :batch, :state, :phase, :planOnly, :position::uuid, :total,
                                :states::jsonb, :reasons::jsonb, :since, :handled, :created, :startedBy, :reason,
                                :problem::text, :node, :fence, clock_timestamp() + :lease::double precision * interval '1 ms')
                        """), tenant, job)
                .bind("kind", job.kind())
                .bind("settings", JobRowMapping.json(job.settings()))
                .bind("batch", job.batch())
                .bind("created", job.created())
                .bind("node", node)
                .bind("fence", taken.fence())
                .bind("lease", lease.toMillis())
                .unlessTaken(ONE_OF_A_KIND, JdbiJobRepository::anotherIsUnderWay));
        return taken;
    }

    @Override
    public Optional<Job> find(TenantId tenant, JobId id) {
        return find(tenant, id, "");
    }

    @Override
    public Optional<Job> findForUpdate(TenantId tenant, JobId id) {
        return find(tenant, id, "FOR NO KEY UPDATE");
    }

    private Optional<Job> find(TenantId tenant, JobId id, String lock) {
        return database.withHandle(handle -> handle.createQuery(
                        SqlText.of("SELECT * FROM job WHERE tenant_id = :tenant AND id = :id <lock>", "lock", lock))
                .bind("tenant", tenant.value())
                .bind("id", id.value())
                .map(JobRowMapping::read)
                .findOne());
    }

    @Override
    public Optional<Job> underWay(TenantId tenant, JobKind kind) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM job
                         WHERE tenant_id = :tenant AND kind = :kind AND state IN ('RUNNING', 'PAUSED')
                         ORDER BY id DESC
                         LIMIT 1
                        """)
                .bind("tenant", tenant.value())
                .bind("kind", kind.name())
                .map(JobRowMapping::read)
                .findOne());
    }

    @Override
    public List<Job> list(TenantId tenant, Optional<JobKind> kind, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM job
                         WHERE tenant_id = :tenant AND kind = coalesce(:kind::text, kind)
                         ORDER BY id DESC
                         LIMIT :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("kind", kind.map(JobKind::name).orElse(null))
                .bind("limit", limit)
                .map(JobRowMapping::read)
                .list());
    }

    /** The lease of a job that did not run is worth nothing, so that it is taken at once. */
    @Override
    public void update(TenantId tenant, Job job) {
        database.write(JobRowMapping.bind(Write.of("""
                        UPDATE job
                           SET state = :state, phase = :phase, plan_only = :planOnly, position = :position::uuid, total = :total,
                               states = :states::jsonb, reasons = :reasons::jsonb, since = :since, handled = :handled,
                               started_by = :startedBy, reason = :reason, problem = :problem::text,
                               lease_until = CASE WHEN state = 'RUNNING' THEN lease_until ELSE clock_timestamp() END
                         WHERE tenant_id = :tenant AND id = :id
                        """), tenant, job)
                .unlessTaken(ONE_OF_A_KIND, JdbiJobRepository::anotherIsUnderWay));
    }

    @Override
    public Optional<JobLease> take(String node, Duration lease) {
        return database.withHandle(handle -> handle.createQuery("""
                        UPDATE job
                           SET fence = fence + 1, node = :node,
                               lease_until = clock_timestamp() + :lease::double precision * interval '1 ms'
                         WHERE (tenant_id, id) = (
                                SELECT tenant_id, id FROM job
                                 WHERE state = 'RUNNING' AND lease_until <= clock_timestamp()
                                 ORDER BY lease_until LIMIT 1
                                   FOR NO KEY UPDATE SKIP LOCKED)
                        RETURNING tenant_id, id, fence
                        """)
                .bind("node", node)
                .bind("lease", lease.toMillis())
                .map((row, context) -> new JobLease(
                        new TenantId(Columns.uuid(row, "tenant_id")),
                        new JobId(Columns.uuid(row, "id")),
                        row.getLong("fence")))
                .findOne());
    }

    /**
     * The batch does not wait until the disk has it, and nobody for it: what a crash of the database takes back is a row of last batches
     * with the place behind them, and they are done again.
     */
    @Override
    public Optional<Job> hold(JobLease lease, Duration renewed) {
        return database.withHandle(handle -> handle.createQuery("""
                        UPDATE job
                           SET lease_until = clock_timestamp() + :lease::double precision * interval '1 ms'
                         WHERE tenant_id = :tenant AND id = :id AND fence = :fence AND state = 'RUNNING'
                        RETURNING *, set_config('lock_timeout', :lockTimeout, TRUE), set_config('synchronous_commit', 'off', TRUE)
                        """)
                .bind("tenant", lease.tenant().value())
                .bind("id", lease.job().value())
                .bind("fence", lease.fence())
                .bind("lease", renewed.toMillis())
                .bind("lockTimeout", LOCK_TIMEOUT)
                .map(JobRowMapping::read)
                .findOne());
    }

    @Override
    public void release(JobLease lease) {
        database.write(Write.of("""
                        UPDATE job SET lease_until = clock_timestamp()
                         WHERE tenant_id = :tenant AND id = :id AND fence = :fence
                        """)
                .bind("tenant", lease.tenant().value())
                .bind("id", lease.job().value())
                .bind("fence", lease.fence()));
    }

    private static Refusal anotherIsUnderWay() {
        return Refusal.notAllowedNow("Another job of this kind has just been started; job-list shows it.");
    }
}
