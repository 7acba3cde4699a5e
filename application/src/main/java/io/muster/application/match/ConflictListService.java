package io.muster.application.match;

import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Reads what was held. */
public final class ConflictListService implements ConflictList {
    private final TenantRepository tenants;
    private final ConflictRepository conflicts;
    private final Clock clock;

    @Inject
    public ConflictListService(TenantRepository tenants, ConflictRepository conflicts, Clock clock) {
        this.tenants = tenants;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    @Override
    public List<HeldConflict> list(Slug slug) {
        TenantId tenant = tenants.find(slug)
                .orElseThrow(() -> Refusal.unknownTenant(slug))
                .id();
        Instant now = clock.instant();
        return conflicts.list(tenant, MAX).stream()
                .map(conflict -> conflict.at(now))
                .toList();
    }
}
