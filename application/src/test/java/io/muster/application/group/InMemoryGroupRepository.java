package io.muster.application.group;

import io.muster.application.InMemoryQuery;
import io.muster.application.InMemoryQuery.Candidate;
import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.user.InMemoryUserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.filter.ElementFilter;
import io.muster.domain.filter.Filter;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberDelta;
import io.muster.domain.group.MemberId;
import io.muster.domain.group.UserGroup;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Groups by tenant and id, and pairs of a group and a user who belongs to it. */
public final class InMemoryGroupRepository implements GroupRepository, Participant {
    private final InMemoryUserRepository users;
    private final Map<Key, Group> groups = new ConcurrentHashMap<>();
    private final Map<Key, Group> deleted = new ConcurrentHashMap<>();
    private final Set<Key> named = ConcurrentHashMap.newKeySet();
    private final Set<Membership> memberships = new ConcurrentSkipListSet<>(Comparator.comparing(Membership::toString));

    public InMemoryGroupRepository(InMemoryUserRepository users) {
        this.users = users;
        users.groupsFrom(this::groupsOf, this::endMemberships);
    }

    @Override
    public void insert(TenantId tenant, Group group, boolean uniqueName) {
        claimName(tenant, group, uniqueName);
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
                        .filter(group -> query.shows(group.linkedTo()))
                        .map(group -> candidate(tenant, group))
                        .toList());
    }

    private Candidate<Group> candidate(TenantId tenant, Group group) {
        List<AttributeValue> members = membersOf(tenant, group.id()).stream()
                .flatMap(member -> member(tenant, member.id()).stream())
                .map(AttributeValue.class::cast)
                .toList();
        ComplexValue attributes = members.isEmpty()
                ? group.attributes()
                : group.attributes().with(Group.MEMBERS, new MultiValue(members));
        return Candidate.of(
                Schemas.GROUP,
                group,
                group.id().toString(),
                group.version(),
                attributes,
                group.created(),
                group.lastModified());
    }

    @Override
    public void update(TenantId tenant, Group group, boolean uniqueName) {
        requireVersion(tenant, group.id(), group.version() - 1);
        claimName(tenant, group, uniqueName);
        groups.put(new Key(tenant, group.id()), group);
    }

    @Override
    public void relink(TenantId tenant, Group before, Group after, boolean uniqueName) {
        update(tenant, after, uniqueName);
    }

    @Override
    public boolean isNameTaken(TenantId tenant, Group group) {
        return named(tenant, group).anyMatch(group::isNamedAs);
    }

    @Override
    public Map<String, List<GroupId>> named(TenantId tenant, Set<String> displayNameKeys) {
        return groups.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .map(Map.Entry::getValue)
                .filter(group -> displayNameKeys.contains(group.displayNameKey()))
                .sorted(Comparator.comparing(group -> group.id().toString()))
                .collect(Collectors.groupingBy(
                        Group::displayNameKey, Collectors.mapping(Group::id, Collectors.toList())));
    }

    private Stream<Group> named(TenantId tenant, Group beside) {
        return named.stream()
                .filter(key -> key.tenant().equals(tenant) && !key.id().equals(beside.id()))
                .map(groups::get)
                .filter(Objects::nonNull);
    }

    @Override
    public void claimNames(TenantId tenant) {
        groups.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .sorted(Comparator.comparing(entry -> entry.getKey().id().toString()))
                .filter(entry -> !isNameTaken(tenant, entry.getValue()))
                .forEach(entry -> named.add(entry.getKey()));
    }

    @Override
    public MemberDelta change(TenantId tenant, GroupId group, MemberChange change) {
        if (change instanceof MemberChange.Add add) {
            return add(tenant, group, add.members());
        }
        if (change instanceof MemberChange.Remove remove) {
            return remove(tenant, group, remove.members()::contains);
        }
        if (change instanceof MemberChange.Replace replace) {
            return remove(tenant, group, member -> !replace.members().contains(member))
                    .and(add(tenant, group, replace.members()));
        }
        if (change instanceof MemberChange.ChangeMatching matching) {
            Predicate<MemberId> matches = matching(tenant, matching.filter());
            throw matching.refusal(memberships.stream()
                    .anyMatch(one -> one.group().equals(new Key(tenant, group)) && matches.test(one.member())));
        }
        return remove(tenant, group, matching(tenant, ((MemberChange.RemoveMatching) change).filter()));
    }

    private Predicate<MemberId> matching(TenantId tenant, Filter filter) {
        ElementFilter matches =
                new ElementFilter(Schemas.GROUP.root().subAttribute("members").orElseThrow(), filter);
        return id -> member(tenant, id).filter(matches::matches).isPresent();
    }

    private MemberDelta add(TenantId tenant, GroupId group, Set<MemberId> members) {
        Key key = new Key(tenant, group);
        Optional<ConnectionId> own = groups.get(key).linkedTo();
        List<MemberId> skipped =
                members.stream().filter(id -> wasOf(tenant, id, own)).toList();
        members.stream()
                .filter(id -> !skipped.contains(id) && !isOf(tenant, id, own))
                .findFirst()
                .ifPresent(id -> {
                    throw GroupMember.unknown(id.toString());
                });
        if (members.stream().anyMatch(id -> reaches(tenant, id, group))) {
            throw GroupMember.inItself();
        }
        List<MemberId> added = members.stream()
                .filter(id -> !skipped.contains(id))
                .filter(id -> memberships.add(new Membership(key, id)))
                .toList();
        return new MemberDelta(added, List.of(), skipped);
    }

    @Override
    public List<GroupId> onlyOf(TenantId tenant, UserId user, UserId other) {
        return memberships.stream()
                .filter(membership -> membership.group().tenant().equals(tenant))
                .filter(membership -> membership.member().value().equals(user.value()))
                .map(Membership::group)
                .filter(group -> !memberships.contains(new Membership(group, new MemberId(other.value()))))
                .map(Key::id)
                .sorted(Comparator.comparing(GroupId::toString))
                .toList();
    }

    @Override
    public List<GroupId> moveMemberships(TenantId tenant, List<GroupId> among, UserId from, UserId to, Instant now) {
        List<GroupId> moved =
                onlyOf(tenant, from, to).stream().filter(among::contains).toList();
        for (GroupId id : moved) {
            Key group = new Key(tenant, id);
            memberships.remove(new Membership(group, new MemberId(from.value())));
            memberships.add(new Membership(group, new MemberId(to.value())));
            groups.computeIfPresent(group, (key, before) -> before.touched(now));
        }
        return moved;
    }

    private boolean reaches(TenantId tenant, MemberId from, GroupId to) {
        return from.value().equals(to.value())
                || memberships.stream()
                        .filter(membership -> membership.group().equals(new Key(tenant, new GroupId(from.value()))))
                        .anyMatch(membership -> reaches(tenant, membership.member(), to));
    }

    private MemberDelta remove(TenantId tenant, GroupId group, Predicate<MemberId> which) {
        List<MemberId> removed = memberships.stream()
                .filter(membership -> membership.group().equals(new Key(tenant, group)))
                .map(Membership::member)
                .filter(which)
                .toList();
        removed.forEach(id -> memberships.remove(new Membership(new Key(tenant, group), id)));
        return new MemberDelta(List.of(), removed);
    }

    @Override
    public Map<GroupId, List<GroupMember>> members(TenantId tenant, Collection<GroupId> wanted, int atMost) {
        Map<GroupId, List<GroupMember>> members = new LinkedHashMap<>();
        for (GroupId group : wanted) {
            List<GroupMember> ofGroup =
                    membersOf(tenant, group).stream().limit(atMost).toList();
            if (!ofGroup.isEmpty()) {
                members.put(group, ofGroup);
            }
        }
        return members;
    }

    @Override
    public Optional<List<GroupMember>> membersIfFew(TenantId tenant, GroupId group, int atMost) {
        List<GroupMember> all =
                members(tenant, List.of(group), Integer.MAX_VALUE).getOrDefault(group, List.of());
        return all.size() > atMost ? Optional.empty() : Optional.of(all);
    }

    @Override
    public List<GroupMember> membersAfter(TenantId tenant, GroupId group, MemberId after, int atMost) {
        return membersOf(tenant, group).stream()
                .filter(member -> member.id().toString().compareTo(after.toString()) > 0)
                .limit(atMost)
                .toList();
    }

    private List<GroupMember> membersOf(TenantId tenant, GroupId group) {
        return memberships.stream()
                .filter(membership -> membership.group().equals(new Key(tenant, group)))
                .flatMap(membership -> shown(tenant, membership.member()).stream())
                .sorted(Comparator.comparing(member -> member.id().toString()))
                .toList();
    }

    private boolean isOf(TenantId tenant, MemberId id, Optional<ConnectionId> connection) {
        boolean isUser = users.find(tenant, new UserId(id.value()))
                .filter(user -> user.linkedTo().equals(connection))
                .isPresent();
        return isUser
                || find(tenant, new GroupId(id.value()))
                        .filter(group -> group.linkedTo().equals(connection))
                        .isPresent();
    }

    private boolean wasOf(TenantId tenant, MemberId id, Optional<ConnectionId> connection) {
        boolean isDeletedUser = users.findGone(tenant, List.of(new UserId(id.value()))).stream()
                .anyMatch(user -> user.linkedTo().equals(connection));
        return isDeletedUser
                || findDeleted(tenant, new GroupId(id.value()))
                        .filter(group -> group.linkedTo().equals(connection))
                        .isPresent();
    }

    private void endMemberships(TenantId tenant, UserId user) {
        memberships.removeIf(membership -> membership.group().tenant().equals(tenant)
                && membership.member().value().equals(user.value()));
    }

    private Optional<GroupMember> shown(TenantId tenant, MemberId id) {
        return users.find(tenant, new UserId(id.value()))
                .map(user -> new GroupMember(
                        id,
                        GroupMember.Kind.USER,
                        user.attributes().text("displayName").orElse(user.userName())))
                .or(() -> find(tenant, new GroupId(id.value()))
                        .map(child -> new GroupMember(id, GroupMember.Kind.GROUP, child.displayName())));
    }

    /** The member as an element of the attribute. */
    private Optional<ComplexValue> member(TenantId tenant, MemberId id) {
        return shown(tenant, id)
                .map(member -> ComplexValue.ofPlain(Map.of(
                        "value",
                        id.toString(),
                        "type",
                        member.kind() == GroupMember.Kind.USER ? "User" : "Group",
                        "display",
                        member.display())));
    }

    private void claimName(TenantId tenant, Group group, boolean uniqueName) {
        Key own = new Key(tenant, group.id());
        named.remove(own);
        if (!uniqueName) {
            return;
        }
        boolean taken = named(tenant, group)
                .anyMatch(other -> other.externalId().equals(group.externalId()) && group.isNamedAs(other));
        if (taken) {
            throw Refusal.uniqueness("displayName is taken");
        }
        named.add(own);
    }

    private void requireVersion(TenantId tenant, GroupId id, long version) {
        if (find(tenant, id).filter(found -> found.version() == version).isEmpty()) {
            throw Refusal.staleVersion();
        }
    }

    private List<UserGroup> groupsOf(TenantId tenant, UserId user) {
        MemberId id = new MemberId(user.value());
        return groups.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .filter(entry -> reachesDown(tenant, entry.getKey().id(), id))
                .map(entry -> new UserGroup(
                        entry.getKey().id(),
                        memberships.contains(new Membership(entry.getKey(), id)),
                        entry.getValue().displayName()))
                .sorted(Comparator.comparing(group -> group.id().toString()))
                .toList();
    }

    private boolean reachesDown(TenantId tenant, GroupId from, MemberId to) {
        return memberships.stream()
                .filter(membership -> membership.group().equals(new Key(tenant, from)))
                .anyMatch(membership -> membership.member().equals(to)
                        || reachesDown(tenant, new GroupId(membership.member().value()), to));
    }

    @Override
    public void delete(TenantId tenant, Group group, Instant now) {
        requireVersion(tenant, group.id(), group.version());
        Key key = new Key(tenant, group.id());
        groups.remove(key);
        named.remove(key);
        deleted.put(key, group);
        memberships.removeIf(membership -> membership.group().equals(key)
                || membership.member().value().equals(group.id().value()));
    }

    @Override
    public Optional<Group> findDeleted(TenantId tenant, GroupId id) {
        return Optional.ofNullable(deleted.get(new Key(tenant, id)));
    }

    @Override
    public void restore(TenantId tenant, Group group, boolean uniqueName) {
        if (findDeleted(tenant, group.id())
                .filter(found -> found.version() == group.version() - 1)
                .isEmpty()) {
            throw Refusal.staleVersion();
        }
        claimName(tenant, group, uniqueName);
        deleted.remove(new Key(tenant, group.id()));
        groups.put(new Key(tenant, group.id()), group);
    }

    /** The groups that the one is a member of itself. */
    public List<GroupId> parentsOf(TenantId tenant, GroupId group) {
        return memberships.stream()
                .filter(membership -> membership.group().tenant().equals(tenant))
                .filter(membership -> membership.member().value().equals(group.value()))
                .map(membership -> membership.group().id())
                .toList();
    }

    @Override
    public Runnable remember() {
        Map<Key, Group> deletedBefore = Map.copyOf(deleted);
        Map<Key, Group> groupsBefore = Map.copyOf(groups);
        Set<Membership> membershipsBefore = Set.copyOf(memberships);
        Set<Key> namedBefore = Set.copyOf(named);
        return () -> {
            named.clear();
            named.addAll(namedBefore);
            groups.clear();
            groups.putAll(groupsBefore);
            deleted.clear();
            deleted.putAll(deletedBefore);
            memberships.clear();
            memberships.addAll(membershipsBefore);
        };
    }

    private record Key(TenantId tenant, GroupId id) {}

    private record Membership(Key group, MemberId member) {}
}
