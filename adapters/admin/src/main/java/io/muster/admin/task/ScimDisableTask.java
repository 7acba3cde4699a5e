package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.tenant.TenantAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Switches SCIM off: no IdP of the tenant gets in. */
public final class ScimDisableTask implements AdminTask {
    private final TenantAdministration tenants;
    private final AdminSettings settings;

    @Inject
    public ScimDisableTask(TenantAdministration tenants, AdminSettings settings) {
        this.tenants = tenants;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "scim-disable";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("reason"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return TenantAnswers.of(tenants.disableScim(parameters.actor(), parameters.tenant()), settings);
    }
}
