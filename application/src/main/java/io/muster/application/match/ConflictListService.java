package io.muster.application.match;

import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import jakarta.inject.Inject;
import java.util.List;

/** Reads what was held. */
public final class ConflictListService implements ConflictList {
    private final TenantRepository tenants;
    private final ConflictRepository conflicts;

    @Inject
    public ConflictListService(TenantRepository tenants, ConflictRepository conflicts) {
        this.tenants = tenants;
        this.conflicts = conflicts;
    }

    @Override
    public List<HeldConflict> list(Slug slug) {
        return conflicts.list(
                tenants.find(slug)
                        .orElseThrow(() -> Refusal.unknownTenant(slug))
                        .id(),
                MAX);
    }
}
