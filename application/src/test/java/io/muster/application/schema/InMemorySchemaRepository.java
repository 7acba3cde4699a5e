package io.muster.application.schema;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.schema.Extension;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Extensions by tenant and URN; those in use are told. */
public final class InMemorySchemaRepository implements SchemaRepository, Participant {
    private final Map<TenantId, TreeMap<String, Extension>> extensions = new HashMap<>();
    private final Set<Extension> used = new HashSet<>();

    @Override
    public ResourceTypes types(TenantId tenant) {
        return ResourceTypes.with(list(tenant));
    }

    @Override
    public List<Extension> list(TenantId tenant) {
        return List.copyOf(extensions.getOrDefault(tenant, new TreeMap<>()).values());
    }

    @Override
    public void save(TenantId tenant, Extension extension) {
        extensions.computeIfAbsent(tenant, any -> new TreeMap<>()).put(key(extension), extension);
    }

    @Override
    public void delete(TenantId tenant, Extension extension) {
        extensions.get(tenant).remove(key(extension));
    }

    @Override
    public boolean isUsed(TenantId tenant, Extension extension) {
        return used.contains(extension);
    }

    public void use(Extension extension) {
        used.add(extension);
    }

    @Override
    public Runnable remember() {
        Map<TenantId, TreeMap<String, Extension>> before = new HashMap<>();
        extensions.forEach((tenant, all) -> before.put(tenant, new TreeMap<>(all)));
        return () -> {
            extensions.clear();
            extensions.putAll(before);
        };
    }

    private static String key(Extension extension) {
        return extension.schema().urn().toLowerCase(Locale.ROOT);
    }
}
