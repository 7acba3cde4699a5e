package io.muster.application.health;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.health.TrafficRepository.Watched;
import io.muster.domain.health.RequestKind;
import io.muster.domain.health.Traffic;
import io.muster.domain.health.TrafficCount;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionEvent;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts in memory, off the way of the requests, what comes of connections, until {@link #flush()} keeps it. What a killed process has not
 * kept is lost: a few seconds of it.
 */
public final class TrafficCounter {
    private static final int MAX_REMEMBERED = 100_000;

    private final UnitOfWork unitOfWork;
    private final TrafficRepository traffic;
    private final UpTime upTime;
    private final Audit audit;
    private final Clock clock;
    private final Map<Key, TrafficCount> counts = new ConcurrentHashMap<>();

    @Inject
    public TrafficCounter(UnitOfWork unitOfWork, TrafficRepository traffic, UpTime upTime, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.traffic = traffic;
        this.upTime = upTime;
        this.audit = audit;
        this.clock = clock;
    }

    /** A request of the connection has been answered. */
    public void answered(TenantId tenant, ConnectionId connection, RequestKind kind, int status) {
        Instant now = clock.instant();
        count(Key.of(tenant, connection, now), TrafficCount.answered(kind, status, now));
    }

    /** Somebody came with a token of the connection that opens nothing any more. */
    public void denied(TenantId tenant, ConnectionId connection) {
        Instant now = clock.instant();
        count(Key.of(tenant, connection, now), TrafficCount.denied(now));
    }

    private void count(Key key, TrafficCount count) {
        if (counts.size() < MAX_REMEMBERED || counts.containsKey(key)) {
            counts.merge(key, count, TrafficCount::plus);
        }
    }

    /** Keeps what has been counted, the oldest first; what cannot be kept now stays for the next time. */
    public void flush() {
        List<Key> keys = counts.keySet().stream()
                .sorted(Comparator.comparing(Key::minute))
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        Duration up = upTime.get();
        for (Key key : keys) {
            TrafficCount count = counts.remove(key);
            if (count != null) {
                keep(key, count, up);
            }
        }
    }

    private void keep(Key key, TrafficCount count, Duration up) {
        try {
            unitOfWork.execute(() -> {
                Optional<Watched> watched = traffic.findForUpdate(key.tenant(), key.connection());
                watched.ifPresent(before -> keep(before, before.traffic().and(count, up)));
                return watched;
            });
        } catch (RuntimeException e) {
            counts.merge(key, count, TrafficCount::plus);
            throw e;
        }
    }

    private void keep(Watched before, Traffic after) {
        Connection connection = before.connection();
        traffic.update(before.tenant(), connection.id(), after, before.lookAgain(after));
        if (before.traffic().silent() && !after.silent()) {
            audit.keep(
                    before.tenant(),
                    Actor.SERVICE,
                    ConnectionEvent.heardAgain(
                            connection,
                            after.times().request().orElseThrow(),
                            after.cycles().usualPeriod()),
                    clock.instant());
        }
    }

    /** By the minute, so that what could not be kept for long is still told apart as cycles. */
    private record Key(TenantId tenant, ConnectionId connection, Instant minute) {
        static Key of(TenantId tenant, ConnectionId connection, Instant now) {
            return new Key(tenant, connection, now.truncatedTo(ChronoUnit.MINUTES));
        }
    }
}
