package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.tenant.TenantAdministration;
import io.muster.domain.tenant.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a tenant; SCIM is off for it. Without a {@code displayName} it is called by its slug. */
public final class TenantCreateTask implements AdminTask {
    private final TenantAdministration tenants;
    private final AdminSettings settings;

    @Inject
    public TenantCreateTask(TenantAdministration tenants, AdminSettings settings) {
        this.tenants = tenants;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "tenant-create";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.optional("displayName"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Slug slug = parameters.tenant();
        return TenantAnswers.of(
                tenants.create(
                        parameters.actor(), slug, parameters.text("displayName").orElse(slug.value())),
                settings);
    }
}
