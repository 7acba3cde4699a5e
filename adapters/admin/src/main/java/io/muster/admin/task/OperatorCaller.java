package io.muster.admin.task;

import io.muster.application.Caller;
import io.muster.application.schema.SchemaAdministration;
import io.muster.application.tenant.TenantAdministration;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.Tenant;
import jakarta.inject.Inject;

/** The one who calls tasks, as a caller of the use cases of one tenant. */
public final class OperatorCaller {
    private final TenantAdministration tenants;
    private final SchemaAdministration schemas;

    @Inject
    public OperatorCaller(TenantAdministration tenants, SchemaAdministration schemas) {
        this.tenants = tenants;
        this.schemas = schemas;
    }

    /** For the tenant that the parameters name; refused: NOT_FOUND. */
    Caller of(Parameters parameters) {
        Tenant tenant = tenants.get(parameters.tenant());
        ResourceTypes types = ResourceTypes.with(schemas.list(tenant.slug()));
        return Caller.of(tenant, types, "operator", Trace.begin());
    }
}
