package io.muster.application.health;

import io.muster.domain.health.Health;
import io.muster.domain.health.Traffic;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Tenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells how connections do, up to now. */
public final class HealthInspection {
    private final TrafficCounter counter;
    private final TrafficRepository traffic;
    private final UpTime upTime;
    private final Clock clock;

    @Inject
    public HealthInspection(TrafficCounter counter, TrafficRepository traffic, UpTime upTime, Clock clock) {
        this.counter = counter;
        this.traffic = traffic;
        this.upTime = upTime;
        this.clock = clock;
    }

    public Health get(Tenant tenant, Connection connection) {
        counter.flush();
        return health(tenant, connection, traffic.find(tenant.id(), connection.id()), upTime.get());
    }

    /** @param connections of the tenant, in whose order they are told */
    public Map<Connection, Health> list(Tenant tenant, List<Connection> connections) {
        counter.flush();
        Map<ConnectionId, Traffic> all = traffic.list(tenant.id());
        Duration up = upTime.get();
        Map<Connection, Health> healths = new LinkedHashMap<>();
        for (Connection connection : connections) {
            Traffic known = all.getOrDefault(connection.id(), Traffic.NONE);
            healths.put(connection, health(tenant, connection, known, up));
        }
        return healths;
    }

    private Health health(Tenant tenant, Connection connection, Traffic known, Duration up) {
        return Health.of(known, connection.profile(), tenant.scim(), up, clock.instant());
    }
}
