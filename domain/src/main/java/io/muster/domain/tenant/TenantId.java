package io.muster.domain.tenant;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.UUID;

/** A tenant for ever, whatever its slug becomes; the first argument of whatever touches stored data. */
public record TenantId(UUID value) {
    public static TenantId next(Instant now) {
        return new TenantId(TimeOrderedId.next(now));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
