package io.muster.application.match;

import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** A tenant's open conflicts: one for each user name that a connection pushes in vain. */
public interface ConflictRepository {
    /** Keeps it, with the first time and the number of times of the one that was open for this name. Tells whether none was. */
    boolean hold(TenantId tenant, HeldConflict conflict);

    /** The person was taken, so there is nothing left to decide. */
    void settle(TenantId tenant, Optional<ConnectionId> connection, String userNameKey);

    /** The latest first. */
    List<HeldConflict> list(TenantId tenant, int limit);
}
