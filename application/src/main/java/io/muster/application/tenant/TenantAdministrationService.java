package io.muster.application.tenant;

import io.muster.application.UnitOfWork;
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
    private final Clock clock;

    @Inject
    public TenantAdministrationService(UnitOfWork unitOfWork, TenantRepository tenants, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
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
        return tenants.find(slug).orElseThrow(() -> unknown(slug));
    }

    @Override
    public List<Tenant> list() {
        return tenants.list(MAX_LIST);
    }

    @Override
    public Tenant change(Slug slug, Settings settings) {
        return change(
                slug,
                tenant -> tenant.with(new TenantSettings(
                        settings.sso().orElse(tenant.settings().sso()),
                        settings.requireSso().orElse(tenant.settings().requireSso()),
                        settings.maxActiveTokens().orElse(tenant.settings().maxActiveTokens()))));
    }

    @Override
    public Tenant enableScim(Slug slug) {
        return change(slug, Tenant::enableScim);
    }

    private Tenant change(Slug slug, UnaryOperator<Tenant> rule) {
        return unitOfWork.execute(() -> {
            Tenant changed = rule.apply(tenants.findForUpdate(slug).orElseThrow(() -> unknown(slug)));
            tenants.update(changed);
            return changed;
        });
    }

    private static Refusal unknown(Slug slug) {
        return Refusal.notFound("There is no tenant " + slug + "; tenant-list shows those there are.");
    }
}
