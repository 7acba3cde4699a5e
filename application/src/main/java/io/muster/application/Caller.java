package io.muster.application;

import io.muster.domain.activity.Reference;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.tenant.TenantSettings;
import java.security.Principal;

/**
 * Who asks, and for which tenant; known before any use case is reached.
 *
 * @param types the resource types that are served to the caller
 * @param actor as the activity log names it, such as {@code token 0190…} or {@code operator}
 */
public record Caller(TenantId tenant, TenantSettings settings, ResourceTypes types, String actor, Reference reference)
        implements Principal {
    public static Caller of(Tenant tenant, ResourceTypes types, String actor, Reference reference) {
        ResourceTypes served = tenant.settings().groups() ? types : types.withoutGroups();
        return new Caller(tenant.id(), tenant.settings(), served, actor, reference);
    }

    @Override
    public String getName() {
        return actor;
    }
}
