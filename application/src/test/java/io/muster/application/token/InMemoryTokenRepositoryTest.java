package io.muster.application.token;

import io.muster.application.InMemoryPersistence;
import io.muster.application.UnitOfWork;
import io.muster.application.tenant.SampleTenants;
import io.muster.application.tenant.TenantRepository;
import org.junit.jupiter.api.BeforeEach;

class InMemoryTokenRepositoryTest implements TokenRepositoryContract {
    private final InMemoryPersistence memory = new InMemoryPersistence();

    @BeforeEach
    void addTenants() {
        memory.add(SampleTenants.ACME);
        memory.add(SampleTenants.GLOBEX);
    }

    @Override
    public TokenRepository tokens() {
        return memory.tokens;
    }

    @Override
    public OAuthClientRepository clients() {
        return memory.clients;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return memory.unitOfWork;
    }

    @Override
    public TenantRepository tenants() {
        return memory.tenants;
    }
}
