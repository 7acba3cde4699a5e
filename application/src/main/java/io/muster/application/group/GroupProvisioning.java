package io.muster.application.group;

import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.resource.ComplexValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What an IdP does to a tenant's groups. Every method may throw {@link Refusal}. Each change is one transaction with its event and
 * its line in the activity log.
 */
public interface GroupProvisioning {
    /** Members are part of the attributes. Refused: INVALID_VALUE, also for a member that is no user of the tenant. */
    Group create(Caller caller, ComplexValue attributes);

    /** Refused: NOT_FOUND. */
    Group get(Caller caller, GroupId id);

    /** In the order of creation. Refused: INVALID_FILTER for what is not supported. */
    Page<Group> query(Caller caller, ResourceQuery query);

    /** The members of each group that has any; one look-up for all. */
    Map<GroupId, List<GroupMember>> members(Caller caller, Collection<GroupId> groups);

    /** Refused: NOT_FOUND, STALE_VERSION. */
    void delete(Caller caller, GroupId id, Precondition ifMatch);

    /** The refusal for an id that no group of the tenant has; the same whatever the reason. */
    static Refusal unknownGroup() {
        return Refusal.notFound("There is no group with this id. Look the group up by displayName or externalId.");
    }
}
