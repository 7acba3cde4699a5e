package io.muster.application.group;

import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.ActivityLog;
import io.muster.application.event.Outbox;
import io.muster.domain.Event;
import io.muster.domain.Precondition;
import io.muster.domain.activity.Activity;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupEvent;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.resource.ComplexValue;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Load, decide, save, announce. */
public final class GroupProvisioningService implements GroupProvisioning {
    private final UnitOfWork unitOfWork;
    private final GroupRepository groups;
    private final Outbox outbox;
    private final ActivityLog activities;
    private final Clock clock;

    @Inject
    public GroupProvisioningService(
            UnitOfWork unitOfWork, GroupRepository groups, Outbox outbox, ActivityLog activities, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.groups = groups;
        this.outbox = outbox;
        this.activities = activities;
        this.clock = clock;
    }

    @Override
    public Group create(Caller caller, ComplexValue attributes) {
        return unitOfWork.execute(() -> {
            Instant now = clock.instant();
            Group group = Group.provisioned(GroupId.next(now), attributes, now);
            groups.insert(caller.tenant(), group);
            groups.addMembers(caller.tenant(), group.id(), GroupMember.idsIn(attributes));
            announce(caller, GroupEvent.created(group, attributes), now);
            return group;
        });
    }

    @Override
    public Group get(Caller caller, GroupId id) {
        return groups.find(caller.tenant(), id).orElseThrow(GroupProvisioning::unknownGroup);
    }

    @Override
    public Page<Group> query(Caller caller, ResourceQuery query) {
        return groups.query(caller.tenant(), query);
    }

    @Override
    public Map<GroupId, List<GroupMember>> members(Caller caller, Collection<GroupId> ids) {
        return groups.members(caller.tenant(), ids);
    }

    @Override
    public void delete(Caller caller, GroupId id, Precondition ifMatch) {
        unitOfWork.execute(() -> {
            Group group = groups.findForUpdate(caller.tenant(), id).orElseThrow(GroupProvisioning::unknownGroup);
            ifMatch.require(group.version());
            Instant now = clock.instant();
            groups.delete(caller.tenant(), group, now);
            announce(caller, GroupEvent.deleted(group), now);
            return group;
        });
    }

    private void announce(Caller caller, Event event, Instant now) {
        outbox.add(caller.tenant(), event, now);
        activities.add(caller.tenant(), Activity.done(caller.actor(), event, caller.reference(), now));
    }
}
