package io.muster.application.tenant;

import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** All tenants. Changes happen inside a unit of work. */
public interface TenantRepository {
    /** Refused: UNIQUENESS if another tenant has the slug, or had it. */
    void insert(Tenant tenant);

    /** By the slug that it has, or one that it had. */
    Optional<Tenant> find(Slug slug);

    Optional<Tenant> find(TenantId id);

    /** Finds the tenant and keeps everybody else from changing it until the unit of work ends. */
    Optional<Tenant> findForUpdate(Slug slug);

    /** Refused: UNIQUENESS if another tenant has the slug, or had it. */
    void update(Tenant tenant);

    /** At most {@code limit} tenants, by slug. */
    List<Tenant> list(int limit);
}
