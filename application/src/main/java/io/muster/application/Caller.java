package io.muster.application;

import io.muster.domain.Limits;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.tenant.TenantSettings;
import java.security.Principal;

/**
 * Who asks, and for which tenant; known before any use case is reached.
 *
 * @param types the resource types that are served to the caller
 * @param limits how much one of its requests may ask for
 * @param actor as the activity log names it, such as {@code token 0190…} or {@code operator}
 * @param trace of the request that it makes
 */
public record Caller(
        TenantId tenant, TenantSettings settings, ResourceTypes types, Limits limits, String actor, Trace trace)
        implements Principal {
    /** Within the limits that hold by default. */
    public static Caller of(Tenant tenant, ResourceTypes types, String actor, Trace trace) {
        ResourceTypes served = tenant.settings().groups() ? types : types.withoutGroups();
        return new Caller(tenant.id(), tenant.settings(), served, Limits.DEFAULT, actor, trace);
    }

    public Caller within(Limits others) {
        return new Caller(tenant, settings, types, others, actor, trace);
    }

    @Override
    public String getName() {
        return actor;
    }
}
