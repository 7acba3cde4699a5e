package io.muster.application.notice;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Cause;
import io.muster.domain.notice.OpenFailure;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.TenantEvent;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows and clears what stands in the failure repository. */
public final class OpenFailuresService implements OpenFailures {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final FailureRepository failures;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public OpenFailuresService(
            UnitOfWork unitOfWork, TenantRepository tenants, FailureRepository failures, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.failures = failures;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<OpenFailure> list(Slug tenant) {
        return failures.list(id(tenant), MAX_LIST);
    }

    @Override
    public List<OpenFailure> clear(Actor actor, Slug slug, Optional<Cause> cause) {
        return unitOfWork.execute(() -> {
            TenantId tenant = id(slug);
            List<OpenFailure> cleared = failures.clear(tenant, cause);
            if (!cleared.isEmpty()) {
                List<Cause> causes =
                        cleared.stream().map(OpenFailure::cause).distinct().toList();
                audit.keep(tenant, actor, TenantEvent.errorsCleared(tenant, causes), clock.instant());
            }
            return cleared;
        });
    }

    private TenantId id(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug)).id();
    }
}
