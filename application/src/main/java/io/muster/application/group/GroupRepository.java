package io.muster.application.group;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberDelta;
import io.muster.domain.group.MemberId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A tenant's groups, and who belongs to them, row by row. Changes happen inside a unit of work. */
public interface GroupRepository {
    /**
     * Refused: UNIQUENESS if the name has to be unique and another group of its connection has it, in any letter case, and the same
     * externalId or, like the group, none.
     */
    void insert(TenantId tenant, Group group, boolean uniqueName);

    Optional<Group> find(TenantId tenant, GroupId id);

    /** Finds the group and keeps everybody else from changing it until the unit of work ends. */
    Optional<Group> findForUpdate(TenantId tenant, GroupId id);

    /** In the order of ids, which is that of creation, unless sorted. Refused: INVALID_FILTER. */
    Page<Group> query(TenantId tenant, ResourceQuery query);

    /** Writes the group over the version before its own. Refused: UNIQUENESS; STALE_VERSION if that version is gone. */
    void update(TenantId tenant, Group group, boolean uniqueName);

    /** The same for a group whose connection is another one than before. */
    void relink(TenantId tenant, Group before, Group after, boolean uniqueName);

    /**
     * Whether another group, of those whose names have to be unique, is named as this one ({@link Group#isNamedAs}). No other unit of work
     * gives a group of the connection that name until this one ends.
     */
    boolean isNameTaken(TenantId tenant, Group group);

    /** Of each of these names, in the form that names are compared by, the groups of the tenant that have it, the oldest first; not all if there are many. */
    Map<String, List<GroupId>> named(TenantId tenant, Set<String> displayNameKeys);

    /** From now on a name has to be unique: the oldest of the groups that are named alike has it, the others when they are renamed. */
    void claimNames(TenantId tenant);

    /**
     * Changes the members of the group, reading and writing no other member. A deleted user or group of the same connection is not
     * added but skipped; those that are added cannot be deleted until the unit of work ends. Refused: INVALID_VALUE for an id that no
     * user or group of the connection has or had, and for a group that would be a member of itself.
     */
    MemberDelta change(TenantId tenant, GroupId group, MemberChange change);

    /** The groups in which the one user is, not by another group, and the other is not; by id. Nobody changes them until the unit of work ends. */
    List<GroupId> onlyOf(TenantId tenant, UserId user, UserId other);

    /**
     * The one user's memberships of these groups become the other's, as far as the one has them still and the other has not; the groups
     * of which that is true, by id. Each is in its next version.
     */
    List<GroupId> moveMemberships(TenantId tenant, List<GroupId> groups, UserId from, UserId to, Instant now);

    /** Of each group that has any the first members by id, at most so many. */
    Map<GroupId, List<GroupMember>> members(TenantId tenant, Collection<GroupId> groups, int atMost);

    /** All members by id, or nothing if there are more than so many; no more of them are looked at. */
    Optional<List<GroupMember>> membersIfFew(TenantId tenant, GroupId group, int atMost);

    /** The next members by id. */
    List<GroupMember> membersAfter(TenantId tenant, GroupId group, MemberId after, int atMost);

    /** Nobody belongs to the group any more and it is no longer found. Refused: STALE_VERSION if it is not there in this version. */
    void delete(TenantId tenant, Group group, Instant now);

    /** A group that was deleted, as it was then; nobody brings it back until the unit of work ends. */
    Optional<Group> findDeleted(TenantId tenant, GroupId id);

    /**
     * A deleted group is there again, with nobody in it, over the version before its own. Refused: UNIQUENESS; STALE_VERSION if it was not
     * deleted in that version.
     */
    void restore(TenantId tenant, Group group, boolean uniqueName);
}
