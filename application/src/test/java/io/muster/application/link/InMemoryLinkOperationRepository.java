package io.muster.application.link;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.link.LinkOperation;
import io.muster.domain.link.OperationId;
import io.muster.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Operations by tenant and id. */
public final class InMemoryLinkOperationRepository implements LinkOperationRepository, Participant {
    private final Map<Key, LinkOperation> operations = new ConcurrentHashMap<>();

    @Override
    public void insert(TenantId tenant, LinkOperation operation) {
        operations.put(new Key(tenant, operation.id()), operation);
    }

    @Override
    public Optional<LinkOperation> findForUpdate(TenantId tenant, OperationId id) {
        return Optional.ofNullable(operations.get(new Key(tenant, id)));
    }

    @Override
    public void setUndone(TenantId tenant, OperationId id, Instant at) {
        operations.computeIfPresent(new Key(tenant, id), (key, before) -> before.undone(at));
    }

    @Override
    public Runnable remember() {
        Map<Key, LinkOperation> before = Map.copyOf(operations);
        return () -> {
            operations.clear();
            operations.putAll(before);
        };
    }

    private record Key(TenantId tenant, OperationId id) {}
}
