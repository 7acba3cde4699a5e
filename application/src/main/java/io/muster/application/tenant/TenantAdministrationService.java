package io.muster.application.tenant;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.group.GroupRepository;
import io.muster.application.health.SilenceWatch;
import io.muster.application.template.TemplateRepository;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.template.Templates;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionEvent;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantEvent;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.Roles;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Loads, lets the tenant decide, saves, and keeps who did it. A new tenant has one connection. What changes nothing leaves no trace. */
public final class TenantAdministrationService implements TenantAdministration {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final ConnectionRepository connections;
    private final UserRepository users;
    private final GroupRepository groups;
    private final TemplateRepository templates;
    private final SilenceWatch silence;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public TenantAdministrationService(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            ConnectionRepository connections,
            UserRepository users,
            GroupRepository groups,
            TemplateRepository templates,
            SilenceWatch silence,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.connections = connections;
        this.users = users;
        this.groups = groups;
        this.templates = templates;
        this.silence = silence;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Tenant create(Actor actor, Slug slug, String displayName) {
        return unitOfWork.execute(() -> {
            Instant now = clock.instant();
            Tenant tenant = Tenant.create(TenantId.next(now), slug, displayName, now);
            tenants.insert(tenant);
            connections.insert(
                    tenant.id(),
                    Connection.create(ConnectionId.next(now), Connection.DEFAULT_NAME, Profile.UNKNOWN, now));
            audit.keep(tenant.id(), actor, TenantEvent.created(tenant), now);
            return tenant;
        });
    }

    @Override
    public Tenant get(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
    }

    @Override
    public List<Tenant> list() {
        return tenants.list(MAX_LIST);
    }

    @Override
    public Tenant change(Actor actor, Slug slug, Change change) {
        return unitOfWork.execute(() -> {
            Tenant changed = changeLocked(actor, slug, tenant -> {
                Tenant with = tenant.with(change.settings().apply(tenant.settings()));
                requireUsers(tenant, with);
                return change.displayName().map(with::withDisplayName).orElse(with);
            });
            for (Connection before : connections.list(changed.id())) {
                Connection after = before.with(change.policies().apply(before.policies()));
                if (!after.equals(before)) {
                    connections.update(changed.id(), after);
                    audit.keep(changed.id(), actor, ConnectionEvent.changed(before, after), clock.instant());
                }
            }
            return changed;
        });
    }

    private void requireUsers(Tenant before, Tenant after) {
        Optional<UUID> administrator = after.settings().protection().scimAdministrator();
        if (!administrator.equals(before.settings().protection().scimAdministrator())
                && administrator.isPresent()
                && find(after, administrator.get())
                        .filter(User::mayAdministerScim)
                        .isEmpty()) {
            throw Refusal.notAllowedNow("scimAdministrator has to be an active user with the role "
                    + String.join(" or ", Roles.OF_SCIM_ADMINISTRATORS)
                    + ". Choose one of scim-administrator-list tenant=" + after.slug() + ".");
        }
        for (UUID user : after.settings().protection().breakGlass()) {
            if (!before.settings().protection().breakGlass().contains(user)
                    && find(after, user).isEmpty()) {
                throw Refusal.notFound("breakGlass names a user that tenant " + after.slug()
                        + " does not have; user-list tenant=" + after.slug() + " shows those it has.");
            }
        }
    }

    private Optional<User> find(Tenant tenant, UUID user) {
        return users.find(tenant.id(), new UserId(user));
    }

    @Override
    public List<User> eligibleScimAdministrators(Slug slug) {
        return users.withRole(get(slug).id(), Roles.OF_SCIM_ADMINISTRATORS, MAX_LIST);
    }

    @Override
    public Tenant rename(Actor actor, Slug slug, Slug changed) {
        return changed(actor, slug, tenant -> tenant.rename(changed));
    }

    @Override
    public Tenant enableScim(Actor actor, Slug slug, boolean withoutTemplate) {
        return unitOfWork.execute(() -> {
            Optional<Tenant> before = tenants.findForUpdate(slug);
            boolean forEveryone = before.map(
                            tenant -> Templates.of(templates.list(tenant.id())).applyToEveryone())
                    .orElse(false);
            String[] steps = forEveryone ? new String[0] : new String[] {"without a template that applies to everyone"};
            Tenant enabled =
                    changeLocked(actor, slug, tenant -> tenant.enableScim(forEveryone || withoutTemplate), steps);
            before.filter(tenant -> tenant.scim() != ScimState.ON).ifPresent(tenant -> silence.countAnew(tenant.id()));
            return enabled;
        });
    }

    @Override
    public Tenant disableScim(Actor actor, Slug slug) {
        return changed(actor, slug, Tenant::disableScim);
    }

    @Override
    public Tenant suspendScim(Actor actor, Slug slug) {
        return changed(actor, slug, Tenant::suspendScim);
    }

    private Tenant changed(Actor actor, Slug slug, UnaryOperator<Tenant> rule, String... steps) {
        return unitOfWork.execute(() -> changeLocked(actor, slug, rule, steps));
    }

    private Tenant changeLocked(Actor actor, Slug slug, UnaryOperator<Tenant> rule, String... steps) {
        Tenant before = tenants.findForUpdate(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
        Tenant changed = rule.apply(before);
        if (changed.equals(before)) {
            return before;
        }
        tenants.update(changed);
        if (changed.settings().uniqueGroupNames() && !before.settings().uniqueGroupNames()) {
            groups.claimNames(changed.id());
        }
        audit.keep(changed.id(), actor, TenantEvent.changed(before, changed), clock.instant(), steps);
        return changed;
    }
}
