package io.muster.domain.departure;

import io.muster.domain.group.GroupId;
import io.muster.domain.user.UserId;
import java.util.Optional;

/**
 * Somebody has lost some access by what an IdP did.
 *
 * @param user or a group that was taken out of another
 * @param group that the user was taken out of
 */
public record Departure(Kind kind, UserId user, Optional<GroupId> group) {
    /** What an IdP did. */
    public enum Kind {
        DEACTIVATED,
        DELETED,
        REMOVED_FROM_GROUP,
        /** The group itself. */
        GROUP_DELETED,
        /** Some of those who were in a group when it was deleted. */
        OF_DELETED_GROUP
    }

    public static Departure deactivated(UserId user) {
        return new Departure(Kind.DEACTIVATED, user, Optional.empty());
    }

    public static Departure deleted(UserId user) {
        return new Departure(Kind.DELETED, user, Optional.empty());
    }

    public static Departure removed(UserId user, GroupId group) {
        return new Departure(Kind.REMOVED_FROM_GROUP, user, Optional.of(group));
    }
}
