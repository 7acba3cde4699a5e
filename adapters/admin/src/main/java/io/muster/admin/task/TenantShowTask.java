package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.tenant.TenantAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a tenant with its settings. */
public final class TenantShowTask implements AdminTask {
    private final TenantAdministration tenants;
    private final AdminSettings settings;

    @Inject
    public TenantShowTask(TenantAdministration tenants, AdminSettings settings) {
        this.tenants = tenants;
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
        return TenantAnswers.of(tenants.get(parameters.tenant()), settings);
    }
}
