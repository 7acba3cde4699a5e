package io.muster.application.token;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.application.tenant.InMemoryTenantRepository;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.Token;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The tokens of all tenants in one list. */
public final class InMemoryTokenRepository implements TokenRepository, Participant {
    private final InMemoryTenantRepository tenants;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    public InMemoryTokenRepository(InMemoryTenantRepository tenants) {
        this.tenants = tenants;
    }

    @Override
    public void insert(TenantId tenant, Token token) {
        entries.add(new Entry(tenant, token));
    }

    @Override
    public int countActive(TenantId tenant, Instant now) {
        return (int) entries.stream()
                .filter(entry -> entry.tenant().equals(tenant) && !entry.token().isExpiredAt(now))
                .count();
    }

    @Override
    public Optional<Holder> find(byte[] digest) {
        return entries.stream()
                .filter(entry -> Arrays.equals(entry.token().digest(), digest))
                .findFirst()
                .map(entry -> new Holder(tenants.find(entry.tenant()).orElseThrow(), entry.token()));
    }

    @Override
    public Runnable remember() {
        int size = entries.size();
        return () -> entries.subList(size, entries.size()).clear();
    }

    private record Entry(TenantId tenant, Token token) {}
}
