package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.tenant.TenantAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists all tenants, by slug. */
public final class TenantListTask implements AdminTask {
    private final TenantAdministration tenants;
    private final AdminSettings settings;

    @Inject
    public TenantListTask(TenantAdministration tenants, AdminSettings settings) {
        this.tenants = tenants;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "tenant-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                tenants.list().stream()
                        .map(tenant -> TenantAnswers.of(tenant, settings))
                        .toList());
    }
}
