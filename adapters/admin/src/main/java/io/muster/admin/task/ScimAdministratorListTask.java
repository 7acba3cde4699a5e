package io.muster.admin.task;

import io.muster.application.tenant.TenantAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the users of whom one may be the SCIM administrator of a tenant. */
public final class ScimAdministratorListTask implements AdminTask {
    private final TenantAdministration tenants;

    @Inject
    public ScimAdministratorListTask(TenantAdministration tenants) {
        this.tenants = tenants;
    }

    @Override
    public String name() {
        return "scim-administrator-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                tenants.eligibleScimAdministrators(parameters.tenant()).stream()
                        .map(UserAnswers::of)
                        .toList());
    }
}
