package io.muster.admin.task;

import io.muster.application.health.HealthInspection;
import io.muster.application.tenant.ConnectionAdministration;
import io.muster.application.tenant.TenantAdministration;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the connections of a tenant, the oldest first, each with its state. */
public final class ConnectionListTask implements AdminTask {
    private final TenantAdministration tenants;
    private final ConnectionAdministration connections;
    private final HealthInspection health;

    @Inject
    public ConnectionListTask(
            TenantAdministration tenants, ConnectionAdministration connections, HealthInspection health) {
        this.tenants = tenants;
        this.connections = connections;
        this.health = health;
    }

    @Override
    public String name() {
        return "connection-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Tenant tenant = tenants.get(parameters.tenant());
        List<Connection> all = connections.list(tenant.slug());
        return Map.of("items", ConnectionAnswers.of(health.list(tenant, all)));
    }
}
