package io.muster.application.health;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.application.tenant.ConnectionRepository;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.health.Traffic;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Traffic by tenant and connection. */
public final class InMemoryTrafficRepository implements TrafficRepository, Participant {
    private final TenantRepository tenants;
    private final ConnectionRepository connections;
    private final Map<Key, Kept> all = new HashMap<>();

    public InMemoryTrafficRepository(TenantRepository tenants, ConnectionRepository connections) {
        this.tenants = tenants;
        this.connections = connections;
    }

    @Override
    public Optional<Instant> lastSuccess(TenantId tenant, ConnectionId connection) {
        return find(tenant, connection).times().success();
    }

    @Override
    public boolean hasComeSince(Instant time) {
        return all.values().stream()
                .flatMap(kept -> kept.traffic().times().request().stream())
                .anyMatch(time::isBefore);
    }

    @Override
    public Traffic find(TenantId tenant, ConnectionId connection) {
        return Optional.ofNullable(all.get(new Key(tenant, connection)))
                .map(Kept::traffic)
                .orElse(Traffic.NONE);
    }

    @Override
    public Map<ConnectionId, Traffic> list(TenantId tenant) {
        Map<ConnectionId, Traffic> found = new HashMap<>();
        all.forEach((key, kept) -> {
            if (key.tenant().equals(tenant)) {
                found.put(key.connection(), kept.traffic());
            }
        });
        return found;
    }

    @Override
    public Optional<Watched> findForUpdate(TenantId tenant, ConnectionId connection) {
        return connections
                .find(tenant, connection)
                .map(found -> new Watched(
                        tenant, tenants.find(tenant).orElseThrow().scim(), found, find(tenant, connection)));
    }

    @Override
    public void update(TenantId tenant, ConnectionId connection, Traffic traffic, Optional<Duration> lookAgain) {
        all.put(new Key(tenant, connection), new Kept(traffic, lookAgain));
    }

    @Override
    public List<Watched> takeDue(Duration up, int limit) {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().isDue(up))
                .sorted(Comparator.comparing(
                        entry -> entry.getValue().lookAgain().orElseThrow()))
                .limit(limit)
                .map(entry -> findForUpdate(
                                entry.getKey().tenant(), entry.getKey().connection())
                        .orElseThrow())
                .toList();
    }

    @Override
    public void countAnew(TenantId tenant, Duration up, Duration lookAgain) {
        all.replaceAll((key, kept) -> key.tenant().equals(tenant)
                        && !kept.traffic().silent()
                        && kept.lookAgain().isPresent()
                ? new Kept(kept.traffic().heardAt(up), Optional.of(lookAgain))
                : kept);
    }

    @Override
    public Runnable remember() {
        Map<Key, Kept> before = new HashMap<>(all);
        return () -> {
            all.clear();
            all.putAll(before);
        };
    }

    private record Key(TenantId tenant, ConnectionId connection) {}

    private record Kept(Traffic traffic, Optional<Duration> lookAgain) {
        boolean isDue(Duration up) {
            return !traffic.silent()
                    && lookAgain.filter(at -> at.compareTo(up) <= 0).isPresent();
        }
    }
}
