package io.muster.application.tenant;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of each tenant in the order in which they came. */
public final class InMemoryConnectionRepository implements ConnectionRepository, Participant {
    private final Map<TenantId, List<Connection>> connections = new ConcurrentHashMap<>();

    @Override
    public void insert(TenantId tenant, Connection connection) {
        List<Connection> all = new ArrayList<>(list(tenant));
        if (all.stream().anyMatch(other -> other.name().equals(connection.name()))) {
            throw Refusal.uniqueness("the name is taken");
        }
        all.add(connection);
        connections.put(tenant, all);
    }

    @Override
    public void update(TenantId tenant, Connection connection) {
        connections.put(
                tenant,
                list(tenant).stream()
                        .map(other -> other.id().equals(connection.id()) ? connection : other)
                        .toList());
    }

    @Override
    public Optional<Connection> find(TenantId tenant, ConnectionId connection) {
        return list(tenant).stream().filter(one -> one.id().equals(connection)).findFirst();
    }

    @Override
    public List<Connection> list(TenantId tenant) {
        return connections.getOrDefault(tenant, List.of());
    }

    @Override
    public Runnable remember() {
        Map<TenantId, List<Connection>> before = new HashMap<>(connections);
        return () -> {
            connections.clear();
            connections.putAll(before);
        };
    }
}
