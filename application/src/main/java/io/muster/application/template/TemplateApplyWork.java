package io.muster.application.template;

import io.muster.application.Actor;
import io.muster.application.Position;
import io.muster.application.ResourceQuery;
import io.muster.application.job.JobWork;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.template.Template;
import io.muster.domain.template.Templates;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Applies a template to the people who are there. A row holds the grants of one of them before and after. */
public final class TemplateApplyWork implements JobWork {
    /** Of the template. */
    public static final String NAME = "name";

    private static final String CHANGED = "changed";

    private final TenantRepository tenants;
    private final TemplateRepository templates;
    private final UserRepository users;
    private final TemplateBatches batches;

    @Inject
    public TemplateApplyWork(
            TenantRepository tenants, TemplateRepository templates, UserRepository users, TemplateBatches batches) {
        this.tenants = tenants;
        this.templates = templates;
        this.users = users;
        this.batches = batches;
    }

    @Override
    public JobKind kind() {
        return JobKind.TEMPLATE_APPLY;
    }

    @Override
    public Map<String, String> settings(TenantId tenant, Map<String, String> given) {
        String name = given.getOrDefault(NAME, "");
        if (name.isBlank()) {
            throw Refusal.invalidValue(NAME, "is missing: the name of a template, as template-list shows it");
        }
        return Map.of(NAME, template(tenant, name).name());
    }

    @Override
    public long count(TenantId tenant) {
        return users.query(tenant, new ResourceQuery(Optional.empty(), 1, 0)).totalResults();
    }

    @Override
    public List<JobRow> plan(TenantId tenant, Job job, Optional<UUID> after, int limit) {
        Tenant owner = tenants.find(tenant).orElseThrow();
        Templates current = current(tenant);
        String name = name(job);
        Optional<Position> position = after.map(id -> new Position(Optional.empty(), id));
        return users
                .query(tenant, new ResourceQuery(Optional.empty(), Optional.empty(), 1, position, limit))
                .items()
                .stream()
                .filter(user -> !user.created().isAfter(job.created()))
                .map(user -> row(user, batches.change(owner, current, name, user)))
                .toList();
    }

    private static JobRow row(User user, Optional<GrantChange> change) {
        JobRow row = new JobRow(
                user.id().value(),
                Optional.empty(),
                change.map(GrantChange::before).map(GrantsText::of),
                change.map(GrantChange::after).map(GrantsText::of),
                JobRow.State.PLANNED,
                Optional.empty());
        if (change.isEmpty()) {
            return row.skipped(GrantChange.UNCHANGED);
        }
        return change.get().spared() ? row.skipped(GrantChange.PROTECTED) : row;
    }

    @Override
    public List<JobRow> run(TenantId tenant, Job job, List<JobRow> planned) {
        Tenant owner = tenants.find(tenant).orElseThrow();
        List<UserId> ids =
                planned.stream().map(row -> new UserId(row.subject())).toList();
        Map<UUID, JobRow> done = batches.run(Actor.SERVICE, owner, current(tenant), name(job), ids).stream()
                .map(GrantChange::row)
                .collect(Collectors.toMap(JobRow::subject, Function.identity()));
        return planned.stream()
                .map(row -> done.getOrDefault(row.subject(), row.skipped(GrantChange.UNCHANGED)))
                .toList();
    }

    @Override
    public List<JobRow> undo(TenantId tenant, Job job, List<JobRow> done) {
        Tenant owner = tenants.find(tenant).orElseThrow();
        List<JobRow> rows = new ArrayList<>();
        for (JobRow row : done) {
            GrantChange change = new GrantChange(
                    new UserId(row.subject()),
                    GrantsText.read(row.before().orElseThrow()),
                    GrantsText.read(row.after().orElseThrow()),
                    false);
            rows.add(batches.undo(Actor.SERVICE, owner, change) ? row.undone() : row.kept(CHANGED));
        }
        return rows;
    }

    private Templates current(TenantId tenant) {
        return Templates.of(templates.list(tenant));
    }

    private static String name(Job job) {
        return job.settings().getOrDefault(NAME, "");
    }

    private Template template(TenantId tenant, String name) {
        String key = TextKey.of(name);
        return templates.list(tenant).stream()
                .filter(template -> TextKey.of(template.name()).equals(key))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.notFound("There is no template of this name; template-list shows those there are."
                                + " To take away what one gave, disable it and apply it before it is deleted."));
    }
}
