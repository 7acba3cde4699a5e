package io.muster.persistence.tenant;

import io.muster.application.tenant.TenantRepository;
import io.muster.application.tenant.TenantRepositoryContract;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class JdbiTenantRepositoryTest implements TenantRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final TenantRepository tenants = new JdbiTenantRepository(POSTGRES.database());

    @BeforeEach
    void clear() {
        POSTGRES.clear();
    }

    @Override
    public TenantRepository tenants() {
        return tenants;
    }
}
