package io.muster.application.departure;

import io.muster.application.UnitOfWork;
import io.muster.application.event.Outbox;
import io.muster.application.tenant.ConnectionRepository;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.departure.MassChange;
import io.muster.domain.departure.MassChangeId;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionEvent;
import io.muster.domain.tenant.Tenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Notices when many depart at once, off the way of the requests, and tells it once; on any number of nodes. */
public final class MassChangeWatch {
    /** Departures have the time at which they were written, and those of a long request are seen so much later. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private static final int BATCH = 100;
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final UnitOfWork unitOfWork;
    private final DepartureRepository departures;
    private final TenantRepository tenants;
    private final ConnectionRepository connections;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public MassChangeWatch(
            UnitOfWork unitOfWork,
            DepartureRepository departures,
            TenantRepository tenants,
            ConnectionRepository connections,
            Outbox outbox,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.departures = departures;
        this.tenants = tenants;
        this.connections = connections;
        this.outbox = outbox;
        this.clock = clock;
    }

    public void look() {
        unitOfWork.execute(() -> {
            departures.refresh(MassChange.WINDOW, MassChange.LONGEST_HOLD);
            return departures;
        });
        departures.suspects(MassChange.WINDOW, MassChange.threshold(0), BATCH).stream()
                .filter(suspect -> suspect.tally().total() >= MassChange.threshold(departures.people(suspect.tenant())))
                .forEach(suspect -> unitOfWork.execute(() -> {
                    open(suspect);
                    return suspect;
                }));
    }

    private void open(DepartureRepository.Suspect suspect) {
        MassChange change = new MassChange(
                MassChangeId.next(clock.instant()),
                suspect.connection(),
                suspect.began().minus(LATE),
                Optional.empty(),
                MassChange.State.HELD,
                suspect.tally());
        if (departures.open(suspect.tenant(), change)) {
            Tenant tenant = tenants.find(suspect.tenant()).orElseThrow();
            Connection connection =
                    connections.find(tenant.id(), suspect.connection()).orElseThrow();
            outbox.add(tenant.id(), ConnectionEvent.massChange(tenant, connection, change), clock.instant());
        }
    }

    /** Forgets what is too old to be put back. */
    public void forget() {
        while (departures.forget(MassChange.LONGEST_HOLD, FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
