package io.muster.application.habit;

import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts by connection and name. */
public final class InMemoryHabitRepository implements HabitRepository {
    private final Map<ConnectionId, TreeMap<String, HabitCount>> counts = new HashMap<>();

    @Override
    public void add(TenantId tenant, ConnectionId connection, HabitCount more) {
        counts.computeIfAbsent(connection, any -> new TreeMap<>())
                .merge(
                        more.habit(),
                        more,
                        (before, added) -> new HabitCount(
                                added.habit(),
                                before.times() + added.times(),
                                before.lastSeen().isAfter(added.lastSeen()) ? before.lastSeen() : added.lastSeen()));
    }

    @Override
    public List<HabitCount> list(TenantId tenant, ConnectionId connection) {
        return List.copyOf(counts.getOrDefault(connection, new TreeMap<>()).values());
    }
}
