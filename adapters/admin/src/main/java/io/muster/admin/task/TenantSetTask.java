package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.tenant.TenantAdministration;
import io.muster.domain.tenant.SingleSignOn;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes settings of a tenant; what is not given stays as it is. */
public final class TenantSetTask implements AdminTask {
    private final TenantAdministration tenants;
    private final AdminSettings settings;

    @Inject
    public TenantSetTask(TenantAdministration tenants, AdminSettings settings) {
        this.tenants = tenants;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "tenant-set";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.optional("sso"),
                Parameter.optional("requireSso"),
                Parameter.optional("maxActiveTokens"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        TenantAdministration.Settings changes = new TenantAdministration.Settings(
                parameters.oneOf("sso", SingleSignOn.values()),
                parameters.truth("requireSso"),
                parameters.number("maxActiveTokens", 1, 10));
        return TenantAnswers.of(tenants.change(parameters.tenant(), changes), settings);
    }
}
