package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.health.HealthInspection;
import io.muster.application.tenant.ConnectionAdministration;
import io.muster.application.tenant.TenantAdministration;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a tenant with its settings, and each of its connections with its state. */
public final class TenantShowTask implements AdminTask {
    private final TenantAdministration tenants;
    private final ConnectionAdministration connections;
    private final HealthInspection health;
    private final AdminSettings settings;

    @Inject
    public TenantShowTask(
            TenantAdministration tenants,
            ConnectionAdministration connections,
            HealthInspection health,
            AdminSettings settings) {
        this.tenants = tenants;
        this.connections = connections;
        this.health = health;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "tenant-show";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Tenant tenant = tenants.get(parameters.tenant());
        List<Connection> all = connections.list(tenant.slug());
        Map<String, @Nullable Object> answer = TenantAnswers.of(tenant, all, settings);
        answer.put("connections", ConnectionAnswers.of(health.list(tenant, all)));
        return answer;
    }
}
