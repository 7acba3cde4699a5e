package io.muster.application.tenant;

class InMemoryTenantRepositoryTest implements TenantRepositoryContract {
    private final InMemoryTenantRepository tenants = new InMemoryTenantRepository();

    @Override
    public TenantRepository tenants() {
        return tenants;
    }
}
