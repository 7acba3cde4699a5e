package io.muster.application;

import io.muster.domain.Limits;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.ConnectionPolicies;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.tenant.TenantSettings;
import java.security.Principal;
import java.util.Optional;

/**
 * Who asks, and for which tenant; known before any use case is reached.
 *
 * @param connection through which it asks, if it is an IdP
 * @param types the resource types that are served to the caller
 * @param limits how much one of its requests may ask for
 * @param actor as the activity log names it, such as {@code connection default, token 0190…} or {@code operator}
 * @param trace of the request that it makes
 */
public record Caller(
        TenantId tenant,
        TenantSettings settings,
        Optional<Connection> connection,
        ResourceTypes types,
        Limits limits,
        String actor,
        Trace trace)
        implements Principal {
    /** Within the limits that hold by default, and through no connection. */
    public static Caller of(Tenant tenant, ResourceTypes types, String actor, Trace trace) {
        return new Caller(tenant.id(), tenant.settings(), Optional.empty(), types, Limits.DEFAULT, actor, trace);
    }

    public Caller through(Connection given) {
        ResourceTypes served = given.policies().groups() ? types : types.withoutGroups();
        return new Caller(tenant, settings, Optional.of(given), served, limits, actor, trace);
    }

    public Caller within(Limits others) {
        return new Caller(tenant, settings, connection, types, others, actor, trace);
    }

    public Optional<ConnectionId> connectionId() {
        return connection.map(Connection::id);
    }

    /** An IdP sees what is linked to its own connection; who asks through none sees all of the tenant. */
    public boolean sees(Optional<ConnectionId> linkedTo) {
        return connection.isEmpty() || linkedTo.equals(connectionId());
    }

    public ConnectionPolicies policies() {
        return connection.map(Connection::policies).orElse(ConnectionPolicies.DEFAULT);
    }

    @Override
    public String getName() {
        return actor;
    }
}
