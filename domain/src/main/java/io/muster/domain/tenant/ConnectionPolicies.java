package io.muster.domain.tenant;

import io.muster.domain.Refusal;

/**
 * @param groups whether groups are served
 * @param onInactive what becomes of a person who is set to {@code active=false}
 * @param onDelete what becomes of a person who is deleted
 * @param keepDeletedDays how long a person who is softly deleted is kept
 * @param externalId whether an externalId alone brings an account back
 */
public record ConnectionPolicies(
        boolean groups,
        LeaverPolicy onInactive,
        LeaverPolicy onDelete,
        int keepDeletedDays,
        ExternalIdPolicy externalId) {
    public static final ConnectionPolicies DEFAULT =
            new ConnectionPolicies(true, LeaverPolicy.SUSPEND, LeaverPolicy.SOFT_DELETE, 30);

    /** The most that {@code keepDeletedDays} may be. */
    public static final int MAX_DAYS = 3650;

    /** By the form of each externalId. */
    public ConnectionPolicies(boolean groups, LeaverPolicy onInactive, LeaverPolicy onDelete, int keepDeletedDays) {
        this(groups, onInactive, onDelete, keepDeletedDays, ExternalIdPolicy.AUTO);
    }

    public ConnectionPolicies {
        if (keepDeletedDays < 0 || keepDeletedDays > MAX_DAYS) {
            throw Refusal.invalidValue("keepDeletedDays", "must be 0 to " + MAX_DAYS);
        }
    }
}
