package io.muster.application.template;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.schema.SchemaRepository;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.user.UserProvisioning;
import io.muster.application.user.UserRepository;
import io.muster.domain.Grant;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.group.UserGroup;
import io.muster.domain.resource.Characteristics;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.template.Evaluation;
import io.muster.domain.template.Template;
import io.muster.domain.template.TemplateEvent;
import io.muster.domain.template.TemplateRules;
import io.muster.domain.template.Templates;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The tenant's row is locked while a template changes, so that of two changes at once the second sees the first. */
public final class TemplateAdministrationService implements TemplateAdministration {
    private static final int BATCH = 500;

    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final TemplateRepository templates;
    private final TemplateBatches batches;
    private final GroupNameBinding binding;
    private final SchemaRepository schemas;
    private final UserRepository users;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public TemplateAdministrationService(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            TemplateRepository templates,
            TemplateBatches batches,
            GroupNameBinding binding,
            SchemaRepository schemas,
            UserRepository users,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.templates = templates;
        this.batches = batches;
        this.binding = binding;
        this.schemas = schemas;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Template save(
            Actor actor, Slug slug, String name, UnaryOperator<Template> change, WhenGroupMissing missing) {
        return unitOfWork.execute(() -> {
            TenantId tenant =
                    tenants.findForUpdate(slug).orElseThrow(() -> unknown(slug)).id();
            List<Template> all = templates.list(tenant);
            Optional<Template> before = named(all, name);
            Template changed = changed(tenant, all, name, change, missing);
            if (before.filter(changed::equals).isPresent()) {
                return changed;
            }
            Template saved = changed.after(before.map(Template::version).orElse(0L));
            templates.save(tenant, saved);
            audit.keep(tenant, actor, TemplateEvent.saved(before, saved), clock.instant());
            return saved;
        });
    }

    private Template changed(
            TenantId tenant,
            List<Template> all,
            String name,
            UnaryOperator<Template> change,
            WhenGroupMissing missing) {
        Template before = named(all, name).orElseGet(() -> Template.named(name));
        Template changed = binding.bound(tenant, before, change.apply(before), missing);
        List<Template> others =
                all.stream().filter(other -> !other.key().equals(changed.key())).toList();
        TemplateRules.requireFitting(schemas.types(tenant).user(), changed, others);
        return changed;
    }

    @Override
    public List<Template> list(Slug slug) {
        return templates.list(tenant(slug).id());
    }

    @Override
    public void delete(Actor actor, Slug slug, String name) {
        unitOfWork.execute(() -> {
            TenantId tenant =
                    tenants.findForUpdate(slug).orElseThrow(() -> unknown(slug)).id();
            Template template = named(templates.list(tenant), name)
                    .orElseThrow(() -> Refusal.notFound("Tenant " + slug
                            + " has no template of this name; template-list tenant=" + slug + " shows those it has."));
            templates.delete(tenant, template);
            audit.keep(tenant, actor, TemplateEvent.deleted(template), clock.instant());
            return template;
        });
    }

    @Override
    public boolean leavesSomebodyOut(Slug slug) {
        Tenant tenant = tenant(slug);
        return tenant.scim() == ScimState.ON
                && !Templates.of(templates.list(tenant.id())).applyToEveryone();
    }

    @Override
    public Preview preview(Slug slug, UserId id) {
        TenantId tenant = tenant(slug).id();
        return preview(
                tenant, templates.list(tenant), users.find(tenant, id).orElseThrow(UserProvisioning::unknownUser));
    }

    @Override
    public Preview preview(Slug slug, ComplexValue person, List<UserGroup> groups) {
        TenantId tenant = tenant(slug).id();
        Characteristics.requireComplete(schemas.types(tenant).user(), person);
        Instant now = clock.instant();
        return preview(
                tenant,
                templates.list(tenant).stream()
                        .map(template -> GroupNameBinding.imagined(template, groups))
                        .toList(),
                User.provisioned(UserId.next(now), Optional.empty(), person, now)
                        .inGroups(binding.known(tenant, groups)));
    }

    private Preview preview(TenantId tenant, List<Template> all, User user) {
        ResourceType type = schemas.types(tenant).user();
        Evaluation evaluation = Templates.of(all).onArrival(type, user);
        return new Preview(user.grants(), evaluation.applyTo(user).grants(), evaluation.defaults(), evaluation.steps());
    }

    @Override
    public Effect effect(Slug slug, String name, UnaryOperator<Template> change) {
        Tenant tenant = tenant(slug);
        List<Template> all = templates.list(tenant.id());
        Template changed = changed(tenant.id(), all, name, change, WhenGroupMissing.WAIT);
        Templates then = Templates.of(all).with(changed.after(changed.version()));
        Counts counts = new Counts();
        Optional<UserId> next = Optional.empty();
        do {
            TemplateBatches.Batch batch = batches.plan(tenant, then, changed.name(), next, BATCH);
            counts.add(batch);
            next = batch.next();
        } while (next.isPresent() && counts.tried < MAX_TRIED);
        return new Effect(counts.tried, next.isEmpty(), counts.gaining, counts.losing, counts.gained, counts.lost);
    }

    private static Optional<Template> named(List<Template> all, String name) {
        String key = TextKey.of(name);
        return all.stream().filter(known -> known.key().equals(key)).findFirst();
    }

    private Tenant tenant(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> unknown(slug));
    }

    private static Refusal unknown(Slug slug) {
        return Refusal.unknownTenant(slug);
    }

    /** What batches add up to. */
    private static final class Counts {
        private final Map<Grant, Integer> gained = new TreeMap<>();
        private final Map<Grant, Integer> lost = new TreeMap<>();
        private int tried;
        private int gaining;
        private int losing;

        void add(TemplateBatches.Batch batch) {
            tried += batch.seen();
            for (GrantChange change : batch.changes()) {
                gaining += counted(gained, change.gained());
                losing += change.spared() ? 0 : counted(lost, change.lost());
            }
        }

        private static int counted(Map<Grant, Integer> counts, Collection<Grant> grants) {
            grants.forEach(grant -> counts.merge(grant, 1, Integer::sum));
            return grants.isEmpty() ? 0 : 1;
        }
    }
}
