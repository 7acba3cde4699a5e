package io.muster.application.user;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Load, decide, save, keep who did it. */
public final class UserAdministrationService implements UserAdministration {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final UserRepository users;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public UserAdministrationService(
            UnitOfWork unitOfWork, TenantRepository tenants, UserRepository users, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public User setRoles(Actor actor, Slug slug, UserId id, Set<String> roles) {
        return unitOfWork.execute(() -> {
            TenantId tenant = tenant(slug);
            User before = users.findForUpdate(tenant, id).orElseThrow(UserProvisioning::unknownUser);
            User after = before.with(before.grants().withRolesByHand(roles, actor.name()));
            if (!after.equals(before)) {
                users.setGrants(tenant, id, after.grants());
                audit.keep(tenant, actor, UserEvent.grantsChanged(before, after), clock.instant());
            }
            return after;
        });
    }

    @Override
    public List<String> aliases(Slug slug, UserId id) {
        return users.aliases(tenant(slug), id);
    }

    private TenantId tenant(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug)).id();
    }
}
