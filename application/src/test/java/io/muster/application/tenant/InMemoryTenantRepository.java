package io.muster.application.tenant;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tenants by id. */
public final class InMemoryTenantRepository implements TenantRepository, Participant {
    private final Map<TenantId, Tenant> tenants = new ConcurrentHashMap<>();

    @Override
    public void insert(Tenant tenant) {
        requireFree(tenant);
        tenants.put(tenant.id(), tenant);
    }

    private void requireFree(Tenant tenant) {
        if (find(tenant.slug()).filter(other -> !other.id().equals(tenant.id())).isPresent()) {
            throw Refusal.uniqueness("the slug is taken");
        }
    }

    @Override
    public Optional<Tenant> find(Slug slug) {
        return tenants.values().stream()
                .filter(tenant -> tenant.answersTo(slug.value()))
                .findFirst();
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(tenants.get(id));
    }

    @Override
    public Optional<Tenant> findForUpdate(Slug slug) {
        return find(slug);
    }

    @Override
    public void update(Tenant tenant) {
        requireFree(tenant);
        tenants.replace(tenant.id(), tenant);
    }

    @Override
    public List<Tenant> list(int limit) {
        return tenants.values().stream()
                .sorted(Comparator.comparing(tenant -> tenant.slug().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public Runnable remember() {
        Map<TenantId, Tenant> before = Map.copyOf(tenants);
        return () -> {
            tenants.clear();
            tenants.putAll(before);
        };
    }
}
