package io.muster.application.link;

import io.muster.application.event.Outbox;
import io.muster.application.group.GroupRepository;
import io.muster.domain.group.GroupEvent;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.MemberDelta;
import io.muster.domain.group.MemberId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Gives what groups one account is in to another, with the events of these groups. Inside a unit of work. */
public final class MembershipHandover {
    private final GroupRepository groups;
    private final Outbox outbox;

    @Inject
    public MembershipHandover(GroupRepository groups, Outbox outbox) {
        this.groups = groups;
        this.outbox = outbox;
    }

    /** The groups that the heir is not in; nobody changes them until the unit of work ends. */
    List<GroupId> due(TenantId tenant, UserId from, UserId heir) {
        return groups.onlyOf(tenant, from, heir);
    }

    /** Of these groups, those that the one is still in. */
    List<GroupId> move(TenantId tenant, List<GroupId> among, UserId from, UserId heir, Instant now) {
        if (among.isEmpty()) {
            return List.of();
        }
        List<GroupId> moved = groups.moveMemberships(tenant, among, from, heir, now);
        MemberDelta delta = new MemberDelta(List.of(member(heir)), List.of(member(from)));
        outbox.addAll(
                tenant,
                moved.stream()
                        .flatMap(group -> GroupEvent.membersChanged(group, delta).stream())
                        .toList(),
                now);
        return moved;
    }

    private static MemberId member(UserId user) {
        return new MemberId(user.value());
    }
}
