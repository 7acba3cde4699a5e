package io.muster.application.group;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tenant's groups, and who belongs to them, row by row. Changes happen inside a unit of work. */
public interface GroupRepository {
    void insert(TenantId tenant, Group group);

    Optional<Group> find(TenantId tenant, GroupId id);

    /** Finds the group and keeps everybody else from changing it until the unit of work ends. */
    Optional<Group> findForUpdate(TenantId tenant, GroupId id);

    /** In the order of ids, which is that of creation. Refused: INVALID_FILTER. */
    Page<Group> query(TenantId tenant, ResourceQuery query);

    /** Refused: INVALID_VALUE if one of them is no user of the tenant. */
    void addMembers(TenantId tenant, GroupId group, List<UserId> users);

    /** The members of each group that has any. */
    Map<GroupId, List<GroupMember>> members(TenantId tenant, Collection<GroupId> groups);

    /** Nobody belongs to the group any more and it is no longer found. Refused: STALE_VERSION if it is not there in this version. */
    void delete(TenantId tenant, Group group, Instant now);
}
