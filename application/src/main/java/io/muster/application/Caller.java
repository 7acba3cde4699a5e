package io.muster.application;

import io.muster.domain.activity.Reference;
import io.muster.domain.tenant.TenantId;
import java.security.Principal;

/**
 * Who asks, and for which tenant; known before any use case is reached.
 *
 * @param actor as the activity log names it, such as {@code token 0190…} or {@code operator}
 */
public record Caller(TenantId tenant, String actor, Reference reference) implements Principal {
    @Override
    public String getName() {
        return actor;
    }
}
