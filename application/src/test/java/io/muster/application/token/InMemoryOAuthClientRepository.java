package io.muster.application.token;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.OAuthClient;
import io.muster.domain.token.TokenStatus;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The OAuth clients of all tenants by id. */
public final class InMemoryOAuthClientRepository implements OAuthClientRepository, Participant {
    private final Map<ClientId, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public void insert(TenantId tenant, OAuthClient client) {
        entries.put(client.id(), new Entry(tenant, client));
    }

    @Override
    public void update(TenantId tenant, OAuthClient client) {
        find(tenant, client.id()).ifPresent(before -> insert(tenant, client));
    }

    @Override
    public Optional<OAuthClient> find(TenantId tenant, ClientId client) {
        return Optional.ofNullable(entries.get(client))
                .filter(entry -> entry.tenant().equals(tenant))
                .map(Entry::client);
    }

    @Override
    public List<OAuthClient> list(TenantId tenant, int limit) {
        return entries.values().stream()
                .filter(entry -> entry.tenant().equals(tenant))
                .map(Entry::client)
                .sorted(Comparator.comparing((OAuthClient client) -> client.id().toString())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public int countActive(TenantId tenant) {
        return (int) list(tenant, Integer.MAX_VALUE).stream()
                .filter(client -> client.setTo() == TokenStatus.ACTIVE)
                .count();
    }

    @Override
    public Runnable remember() {
        Map<ClientId, Entry> before = new HashMap<>(entries);
        return () -> {
            entries.clear();
            entries.putAll(before);
        };
    }

    private record Entry(TenantId tenant, OAuthClient client) {}
}
