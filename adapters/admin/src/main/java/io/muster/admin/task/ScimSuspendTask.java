package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.tenant.TenantAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Suspends SCIM: no IdP of the tenant gets in until it is enabled again. */
public final class ScimSuspendTask implements AdminTask {
    private final TenantAdministration tenants;
    private final AdminSettings settings;

    @Inject
    public ScimSuspendTask(TenantAdministration tenants, AdminSettings settings) {
        this.tenants = tenants;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "scim-suspend";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("reason"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return TenantAnswers.of(tenants.suspendScim(parameters.actor(), parameters.tenant()), settings);
    }
}
