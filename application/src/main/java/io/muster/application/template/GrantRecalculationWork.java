package io.muster.application.template;

import io.muster.application.Caller;
import io.muster.application.job.JobWork;
import io.muster.application.schema.SchemaRepository;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Reference;
import io.muster.domain.activity.Trace;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Recalculates the grants of the people whom a change of groups touched. A row is one person. Each row is decided by the groups and
 * templates of the moment, so the order of several jobs does not matter.
 */
public final class GrantRecalculationWork implements JobWork {
    private static final String DUE_NOW = "due by the templates";

    private final TenantRepository tenants;
    private final SchemaRepository schemas;
    private final TemplateApplication templates;
    private final Clock clock;

    @Inject
    public GrantRecalculationWork(
            TenantRepository tenants, SchemaRepository schemas, TemplateApplication templates, Clock clock) {
        this.tenants = tenants;
        this.schemas = schemas;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.GRANT_RECALCULATE;
    }

    @Override
    public Map<String, String> settings(TenantId tenant, Map<String, String> given) {
        throw Refusal.notAllowedNow("The service starts this job itself when a change of groups touches more than "
                + TemplateApplication.MAX_AT_ONCE + " people. template-apply recalculates the grants of one template.");
    }

    @Override
    public long count(TenantId tenant) {
        return 0;
    }

    /** The rows are recorded with the change of groups. */
    @Override
    public List<JobRow> plan(TenantId tenant, Job job, Optional<UUID> after, int limit) {
        return List.of();
    }

    @Override
    public List<JobRow> run(TenantId tenant, Job job, List<JobRow> planned) {
        Tenant owner = tenants.find(tenant).orElseThrow();
        Caller caller = Caller.of(owner, schemas.types(tenant), job.startedBy(), trace(job));
        List<UserId> ids =
                planned.stream().map(row -> new UserId(row.subject())).toList();
        Map<UUID, JobRow> changed = templates.recalculate(caller, ids, clock.instant()).stream()
                .map(GrantChange::row)
                .collect(Collectors.toMap(JobRow::subject, Function.identity()));
        return planned.stream()
                .map(row -> changed.getOrDefault(row.subject(), row.skipped(GrantChange.UNCHANGED)))
                .toList();
    }

    /** People keep what is due to them. */
    @Override
    public List<JobRow> undo(TenantId tenant, Job job, List<JobRow> done) {
        return done.stream().map(row -> row.kept(DUE_NOW)).toList();
    }

    private static Trace trace(Job job) {
        return Optional.ofNullable(job.settings().get(GrantRecalculation.REQUEST))
                .map(reference -> new Trace(new Reference(reference)))
                .orElseGet(Trace::begin);
    }
}
