package io.muster.admin.task;

import io.muster.application.Caller;
import io.muster.application.tenant.TenantAdministration;
import io.muster.domain.activity.Reference;
import jakarta.inject.Inject;

/** The one who calls tasks, as a caller of the use cases of one tenant. */
public final class OperatorCaller {
    private final TenantAdministration tenants;

    @Inject
    public OperatorCaller(TenantAdministration tenants) {
        this.tenants = tenants;
    }

    /** For the tenant that the parameters name; refused: NOT_FOUND. */
    Caller of(Parameters parameters) {
        return new Caller(tenants.get(parameters.tenant()).id(), "operator", Reference.next());
    }
}
