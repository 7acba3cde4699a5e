package io.muster.application.tenant;

import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The connections of tenants. Changes happen inside a unit of work that has locked the tenant. */
public interface ConnectionRepository {
    /** Refused: UNIQUENESS if the tenant has one of that name. */
    void insert(TenantId tenant, Connection connection);

    void update(TenantId tenant, Connection connection);

    Optional<Connection> find(TenantId tenant, ConnectionId connection);

    /** All of them, the oldest first. */
    List<Connection> list(TenantId tenant);
}
