package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.tenant.TenantAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Switches SCIM on; a template has to apply to everyone, unless {@code withoutTemplate=true} says that it is meant so. */
public final class ScimEnableTask implements AdminTask {
    private final TenantAdministration tenants;
    private final AdminSettings settings;

    @Inject
    public ScimEnableTask(TenantAdministration tenants, AdminSettings settings) {
        this.tenants = tenants;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "scim-enable";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.optional("withoutTemplate"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return TenantAnswers.of(
                tenants.enableScim(
                        parameters.actor(),
                        parameters.tenant(),
                        parameters.truth("withoutTemplate").orElse(false)),
                settings);
    }
}
