package io.muster.application.group;

import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupContent;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.GroupPatch;
import io.muster.domain.group.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an IdP does to a tenant's groups. Every method may throw {@link Refusal}. Each change is one transaction with its events and
 * its line in the activity log; a change that changes nothing leaves neither. What one member more costs does not depend on how many
 * there are.
 */
public interface GroupProvisioning {
    /** Refused: UNIQUENESS if a group has the name, in any letter case, and not another externalId; INVALID_VALUE, also for a member that the tenant never had; deleted ones are skipped. */
    Group create(Caller caller, GroupContent content);

    /** Refused: NOT_FOUND. */
    Group get(Caller caller, GroupId id);

    /** In the order of creation unless sorted. Refused: INVALID_FILTER. */
    Page<Group> query(Caller caller, ResourceQuery query);

    /** Clears what is left out; of the members, the difference is written. Refused: as create, NOT_FOUND, STALE_VERSION. */
    Group replace(Caller caller, GroupId id, Precondition ifMatch, GroupContent content);

    /** All operations or none. Refused: NOT_FOUND, STALE_VERSION, UNIQUENESS, MUTABILITY, NO_TARGET, INVALID_*. */
    Group patch(Caller caller, GroupId id, Precondition ifMatch, GroupPatch patch);

    /** Of each group that has any the first members by id, at most so many; one look-up for all. */
    Map<GroupId, List<GroupMember>> members(Caller caller, Collection<GroupId> groups, int atMost);

    /** All members by id, or nothing if there are more than so many. */
    Optional<List<GroupMember>> membersIfFew(Caller caller, GroupId group, int atMost);

    /** The next members by id. */
    List<GroupMember> membersAfter(Caller caller, GroupId group, MemberId after, int atMost);

    /** Refused: NOT_FOUND, STALE_VERSION. */
    void delete(Caller caller, GroupId id, Precondition ifMatch);

    /** The refusal for a name of a group that exists. */
    static Refusal nameTaken() {
        return Refusal.uniqueness(
                "displayName is taken by another group of this connection (letter case does not count), and no other externalId"
                        + " tells the two apart. Look the group up with filter=displayName eq \"…\" and update it, or choose another"
                        + " displayName.");
    }

    /** The refusal for an id that no group of the tenant has; the same whatever the reason. */
    static Refusal unknownGroup() {
        return Refusal.notFound("There is no group with this id. Look the group up by displayName or externalId.");
    }
}
