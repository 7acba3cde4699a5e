package io.muster.application.match;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.TextKey;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Conflicts by tenant, connection and user name. */
public final class InMemoryConflictRepository implements ConflictRepository, Participant {
    private final Map<Key, HeldConflict> conflicts = new ConcurrentHashMap<>();

    @Override
    public boolean hold(TenantId tenant, HeldConflict conflict) {
        Key key = new Key(tenant, conflict.connection(), TextKey.of(conflict.userName()));
        HeldConflict before = conflicts.get(key);
        conflicts.put(
                key,
                before == null
                        ? conflict
                        : new HeldConflict(
                                conflict.connection(),
                                conflict.userName(),
                                conflict.rule(),
                                conflict.cause(),
                                conflict.user(),
                                conflict.reference(),
                                before.first(),
                                conflict.last(),
                                before.times() + 1));
        return before == null;
    }

    @Override
    public void settle(TenantId tenant, Optional<ConnectionId> connection, String userNameKey) {
        conflicts.remove(new Key(tenant, connection, userNameKey));
    }

    @Override
    public List<HeldConflict> list(TenantId tenant, int limit) {
        return conflicts.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(HeldConflict::last).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Runnable remember() {
        Map<Key, HeldConflict> before = Map.copyOf(conflicts);
        return () -> {
            conflicts.clear();
            conflicts.putAll(before);
        };
    }

    private record Key(TenantId tenant, Optional<ConnectionId> connection, String userNameKey) {}
}
