package io.muster.persistence.tenant;

import io.muster.application.tenant.TenantRepository;
import io.muster.application.tenant.TenantRepositoryContract;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.token.TokenCache;
import org.junit.jupiter.api.BeforeEach;

class JdbiTenantRepositoryTest implements TenantRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final TenantRepository tenants = new JdbiTenantRepository(POSTGRES.database(), new TokenCache());

    @BeforeEach
    void clear() {
        POSTGRES.clear();
    }

    @Override
    public TenantRepository tenants() {
        return tenants;
    }
}
