package io.muster.application.match;

import io.muster.domain.match.ConflictId;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** A tenant's open conflicts: one for each user name that a connection pushes in vain. */
public interface ConflictRepository {
    /**
     * Holds the conflict, with the id, the first time and the count of the one that is open for this name; its decision is void, because
     * the push did not follow it. Returns whether none was open.
     */
    boolean hold(TenantId tenant, HeldConflict conflict);

    /** The person was taken, so there is nothing left to decide. */
    void settle(TenantId tenant, Optional<ConnectionId> connection, String userNameKey);

    /** Finds the conflict of a name and locks it until the unit of work ends, so that no decision is made meanwhile. */
    Optional<HeldConflict> findForUpdate(TenantId tenant, Optional<ConnectionId> connection, String userNameKey);

    /** The same by id. */
    Optional<HeldConflict> findForUpdate(TenantId tenant, ConflictId id);

    /** Saves the decision and the account of an open conflict. */
    void decide(TenantId tenant, HeldConflict conflict);

    /** The latest first. */
    List<HeldConflict> list(TenantId tenant, int limit);
}
