package io.muster.application.departure;

import io.muster.application.Actor;
import io.muster.application.activity.Audit;
import io.muster.application.group.GroupRepository;
import io.muster.application.user.UserRepository;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupEvent;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberDelta;
import io.muster.domain.group.MemberId;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Groups, and whom they have lost; inside one unit of work they get back those who still fit. */
final class MissedMemberships {
    private final GroupRepository groups;
    private final UserRepository users;
    private final Audit audit;
    private final Map<GroupId, Set<MemberId>> missed = new TreeMap<>(Comparator.comparing(GroupId::toString));
    private final Map<MemberId, Optional<ConnectionId>> connections = new HashMap<>();

    MissedMemberships(GroupRepository groups, UserRepository users, Audit audit) {
        this.groups = groups;
        this.users = users;
        this.audit = audit;
    }

    /** People, if they are no groups that {@link #add(Collection, Group)} has named. */
    void add(GroupId group, Collection<MemberId> members) {
        missed.computeIfAbsent(group, none -> new HashSet<>()).addAll(members);
    }

    /** A group that was within others. */
    void add(Collection<GroupId> parents, Group child) {
        connections.put(child.asMember(), child.linkedTo());
        parents.forEach(parent -> add(parent, List.of(child.asMember())));
    }

    /**
     * Whoever is there, and of the same connection as the group still, is in it again; groups that are gone are passed over.
     *
     * @param why it is done, for the log
     * @return those who have joined any
     */
    Set<MemberId> rejoin(Tenant tenant, String why, Instant now) {
        List<UserId> people = missed.values().stream()
                .flatMap(Set::stream)
                .filter(member -> !connections.containsKey(member))
                .map(member -> new UserId(member.value()))
                .distinct()
                .toList();
        users.findAllForUpdate(tenant.id(), people)
                .forEach(user -> connections.put(new MemberId(user.id().value()), user.linkedTo()));
        Set<MemberId> joined = new HashSet<>();
        missed.forEach((id, members) -> groups.findForUpdate(tenant.id(), id)
                .ifPresent(group -> joined.addAll(rejoin(tenant, group, members, why, now))));
        return joined;
    }

    private List<MemberId> rejoin(Tenant tenant, Group group, Set<MemberId> members, String why, Instant now) {
        Set<MemberId> fitting = members.stream()
                .filter(member -> group.linkedTo().equals(connections.get(member)))
                .collect(Collectors.toSet());
        MemberDelta delta = groups.change(tenant.id(), group.id(), new MemberChange.Add(fitting));
        if (!delta.isEmpty()) {
            groups.update(tenant.id(), group.touched(now), tenant.settings().uniqueGroupNames());
            GroupEvent.membersChanged(group.id(), delta)
                    .forEach(event -> audit.keep(tenant.id(), Actor.SERVICE, event, now, why));
        }
        return delta.added();
    }
}
