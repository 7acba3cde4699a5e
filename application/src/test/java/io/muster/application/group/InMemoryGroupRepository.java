package io.muster.application.group;

import io.muster.application.InMemoryQuery;
import io.muster.application.InMemoryQuery.Candidate;
import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.user.InMemoryUserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Groups by tenant and id, and pairs of a group and a user who belongs to it. */
public final class InMemoryGroupRepository implements GroupRepository, Participant {
    private final InMemoryUserRepository users;
    private final Map<Key, Group> groups = new ConcurrentHashMap<>();
    private final Set<Membership> memberships = new ConcurrentSkipListSet<>(Comparator.comparing(Membership::toString));

    public InMemoryGroupRepository(InMemoryUserRepository users) {
        this.users = users;
    }

    @Override
    public void insert(TenantId tenant, Group group) {
        groups.put(new Key(tenant, group.id()), group);
    }

    @Override
    public Optional<Group> find(TenantId tenant, GroupId id) {
        return Optional.ofNullable(groups.get(new Key(tenant, id)));
    }

    @Override
    public Optional<Group> findForUpdate(TenantId tenant, GroupId id) {
        return find(tenant, id);
    }

    @Override
    public Page<Group> query(TenantId tenant, ResourceQuery query) {
        return InMemoryQuery.page(
                Schemas.GROUP,
                query,
                groups.entrySet().stream()
                        .filter(entry -> entry.getKey().tenant().equals(tenant))
                        .map(Map.Entry::getValue)
                        .map(this::candidate)
                        .toList());
    }

    private Candidate<Group> candidate(Group group) {
        return Candidate.of(
                Schemas.GROUP,
                group,
                group.id().toString(),
                group.version(),
                group.attributes(),
                group.created(),
                group.lastModified());
    }

    @Override
    public void addMembers(TenantId tenant, GroupId group, List<UserId> given) {
        if (given.stream().anyMatch(user -> users.find(tenant, user).isEmpty())) {
            throw GroupMember.unknown();
        }
        given.forEach(user -> memberships.add(new Membership(new Key(tenant, group), user)));
    }

    @Override
    public Map<GroupId, List<GroupMember>> members(TenantId tenant, Collection<GroupId> wanted) {
        Map<GroupId, List<GroupMember>> members = new LinkedHashMap<>();
        for (GroupId group : wanted) {
            List<GroupMember> ofGroup = memberships.stream()
                    .filter(membership -> membership.group().equals(new Key(tenant, group)))
                    .flatMap(membership -> users.find(tenant, membership.user()).stream())
                    .sorted(Comparator.comparing(user -> user.id().toString()))
                    .map(InMemoryGroupRepository::member)
                    .toList();
            if (!ofGroup.isEmpty()) {
                members.put(group, ofGroup);
            }
        }
        return members;
    }

    private static GroupMember member(User user) {
        return new GroupMember(user.id(), user.attributes().text("displayName").orElse(user.userName()));
    }

    @Override
    public void delete(TenantId tenant, Group group, Instant now) {
        Key key = new Key(tenant, group.id());
        if (find(tenant, group.id())
                .filter(found -> found.version() == group.version())
                .isEmpty()) {
            throw Refusal.staleVersion();
        }
        groups.remove(key);
        memberships.removeIf(membership -> membership.group().equals(key));
    }

    @Override
    public Runnable remember() {
        Map<Key, Group> groupsBefore = Map.copyOf(groups);
        Set<Membership> membershipsBefore = Set.copyOf(memberships);
        return () -> {
            groups.clear();
            groups.putAll(groupsBefore);
            memberships.clear();
            memberships.addAll(membershipsBefore);
        };
    }

    private record Key(TenantId tenant, GroupId id) {}

    private record Membership(Key group, UserId user) {}
}
