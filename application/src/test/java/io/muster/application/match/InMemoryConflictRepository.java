package io.muster.application.match;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.UserNameKey;
import io.muster.domain.match.ConflictId;
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
        Key key = new Key(tenant, conflict.connection(), UserNameKey.of(conflict.userName()));
        HeldConflict before = conflicts.get(key);
        conflicts.put(
                key,
                before == null
                        ? conflict
                        : new HeldConflict(
                                before.id(),
                                conflict.connection(),
                                conflict.userName(),
                                conflict.rule(),
                                conflict.cause(),
                                conflict.user(),
                                conflict.renamed(),
                                conflict.reference(),
                                before.first(),
                                conflict.last(),
                                before.times() + 1,
                                Optional.empty()));
        return before == null;
    }

    @Override
    public void settle(TenantId tenant, Optional<ConnectionId> connection, String userNameKey) {
        conflicts.remove(new Key(tenant, connection, userNameKey));
    }

    @Override
    public Optional<HeldConflict> findForUpdate(
            TenantId tenant, Optional<ConnectionId> connection, String userNameKey) {
        return Optional.ofNullable(conflicts.get(new Key(tenant, connection, userNameKey)));
    }

    @Override
    public Optional<HeldConflict> findForUpdate(TenantId tenant, ConflictId id) {
        return entry(tenant, id).map(Map.Entry::getValue);
    }

    @Override
    public void decide(TenantId tenant, HeldConflict conflict) {
        entry(tenant, conflict.id()).ifPresent(entry -> conflicts.put(entry.getKey(), conflict));
    }

    private Optional<Map.Entry<Key, HeldConflict>> entry(TenantId tenant, ConflictId id) {
        return conflicts.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant)
                        && entry.getValue().id().equals(id))
                .findFirst();
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
