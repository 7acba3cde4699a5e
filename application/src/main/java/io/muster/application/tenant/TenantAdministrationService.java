package io.muster.application.tenant;

import io.muster.application.UnitOfWork;
import io.muster.application.group.GroupRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.tenant.TenantSettings;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Loads, lets the tenant decide, saves. */
public final class TenantAdministrationService implements TenantAdministration {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final GroupRepository groups;
    private final Clock clock;

    @Inject
    public TenantAdministrationService(
            UnitOfWork unitOfWork, TenantRepository tenants, GroupRepository groups, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public Tenant create(Slug slug, String displayName) {
        return unitOfWork.execute(() -> {
            Instant now = clock.instant();
            Tenant tenant = Tenant.create(TenantId.next(now), slug, displayName, now);
            tenants.insert(tenant);
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
    public Tenant change(Slug slug, UnaryOperator<TenantSettings> change) {
        return changed(slug, tenant -> tenant.with(change.apply(tenant.settings())));
    }

    @Override
    public Tenant enableScim(Slug slug) {
        return changed(slug, Tenant::enableScim);
    }

    private Tenant changed(Slug slug, UnaryOperator<Tenant> rule) {
        return unitOfWork.execute(() -> {
            Tenant before = tenants.findForUpdate(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
            Tenant changed = rule.apply(before);
            tenants.update(changed);
            if (changed.settings().uniqueGroupNames() && !before.settings().uniqueGroupNames()) {
                groups.claimNames(changed.id());
            }
            return changed;
        });
    }
}
