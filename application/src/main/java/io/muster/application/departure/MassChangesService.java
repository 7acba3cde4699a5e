package io.muster.application.departure;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.departure.MassChange;
import io.muster.domain.departure.MassChangeId;
import io.muster.domain.tenant.ConnectionEvent;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Shows mass changes, and lets them go. */
public final class MassChangesService implements MassChanges {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final DepartureRepository departures;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public MassChangesService(
            UnitOfWork unitOfWork, TenantRepository tenants, DepartureRepository departures, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.departures = departures;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<MassChange> list(Slug tenant) {
        return departures.list(id(tenant), MAX_LIST);
    }

    @Override
    public MassChange release(Actor actor, Slug slug, MassChangeId id) {
        return unitOfWork.execute(() -> {
            TenantId tenant = id(slug);
            MassChange change = departures.find(tenant, id).orElseThrow(MassChangesService::unknown);
            departures.release(tenant, id);
            audit.keep(tenant, actor, ConnectionEvent.massChangeReleased(change), clock.instant());
            return change;
        });
    }

    private TenantId id(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug)).id();
    }

    static Refusal unknown() {
        return Refusal.notFound("There is no mass change of this id; mass-change-list shows those there are.");
    }
}
