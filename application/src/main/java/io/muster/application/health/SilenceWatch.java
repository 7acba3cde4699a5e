package io.muster.application.health;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.health.TrafficRepository.Watched;
import io.muster.domain.health.HealthState;
import io.muster.domain.health.Traffic;
import io.muster.domain.tenant.ConnectionEvent;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells once of each connection that is silent for longer than its own period allows, on whichever node looks first. How long it has been
 * silent is told by {@link UpTime}, never by the clock of a node.
 */
public final class SilenceWatch {
    /** What is due and not quiet, for it fails or is paused, is looked at again after this. */
    private static final Duration LATER = Duration.ofMinutes(30);

    private static final int BATCH = 100;
    private static final int MAX_BATCHES = 50;

    private final UnitOfWork unitOfWork;
    private final TrafficRepository traffic;
    private final UpTime upTime;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public SilenceWatch(UnitOfWork unitOfWork, TrafficRepository traffic, UpTime upTime, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.traffic = traffic;
        this.upTime = upTime;
        this.audit = audit;
        this.clock = clock;
    }

    /** In batches, each kept by itself; what is left of very many is told the next time. */
    public void run() {
        Duration up = upTime.beat();
        int looked = BATCH;
        for (int i = 0; i < MAX_BATCHES && looked == BATCH; i++) {
            looked = unitOfWork.execute(() -> batch(up));
        }
    }

    /** An IdP that has been kept out is silent from now on. */
    public void countAnew(TenantId tenant) {
        Duration up = upTime.get();
        traffic.countAnew(tenant, up, up.plus(LATER));
    }

    private int batch(Duration up) {
        List<Watched> due = traffic.takeDue(up, BATCH);
        due.forEach(watched -> look(watched, up));
        return due.size();
    }

    private void look(Watched watched, Duration up) {
        Traffic before = watched.traffic();
        HealthState state = HealthState.of(before, watched.connection().profile(), watched.scim(), up, clock.instant());
        if (state == HealthState.QUIET) {
            keep(watched, before.toldSilent(), Optional.empty());
            audit.keep(
                    watched.tenant(),
                    Actor.SERVICE,
                    ConnectionEvent.silent(
                            watched.connection(),
                            before.times().request().orElseThrow(),
                            before.cycles().usualPeriod()),
                    clock.instant());
            return;
        }
        Duration later = up.plus(LATER);
        keep(watched, before, watched.lookAgain(before).map(at -> at.compareTo(up) <= 0 ? later : at));
    }

    private void keep(Watched watched, Traffic after, Optional<Duration> lookAgain) {
        traffic.update(watched.tenant(), watched.connection().id(), after, lookAgain);
    }
}
