package io.muster.application.user;

import io.muster.application.InMemoryQuery;
import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.UserNameKey;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.Operator;
import io.muster.domain.group.UserGroup;
import io.muster.domain.match.Candidate;
import io.muster.domain.match.MatchKeys;
import io.muster.domain.match.MatchRule;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.Grants;
import io.muster.domain.user.Roles;
import io.muster.domain.user.User;
import io.muster.domain.user.UserDocument;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Users by tenant and id. */
public final class InMemoryUserRepository implements UserRepository, Participant {
    private final Map<Key, User> users = new ConcurrentHashMap<>();
    private final Map<Key, User> deleted = new ConcurrentHashMap<>();
    private final Set<Key> ended = ConcurrentHashMap.newKeySet();
    private final Map<Key, Set<String>> aliases = new ConcurrentHashMap<>();
    private BiFunction<TenantId, UserId, List<UserGroup>> groups = (tenant, user) -> List.of();
    private BiConsumer<TenantId, UserId> endMemberships = (tenant, user) -> {};

    /** @param ending ends the memberships of a user */
    public void groupsFrom(BiFunction<TenantId, UserId, List<UserGroup>> source, BiConsumer<TenantId, UserId> ending) {
        groups = source;
        endMemberships = ending;
    }

    @Override
    public void insert(TenantId tenant, User user) {
        requireFreeName(tenant, user);
        users.put(new Key(tenant, user.id()), user);
    }

    @Override
    public boolean reserveImport(TenantId tenant) {
        return true;
    }

    @Override
    public Set<String> known(TenantId tenant, Set<String> names) {
        Set<String> known = new HashSet<>();
        of(tenant, users).forEach(user -> {
            known.addAll(addresses(user));
            aliases(tenant, user.id()).stream().map(UserNameKey::of).forEach(known::add);
        });
        known.retainAll(names);
        return known;
    }

    @Override
    public void insertAll(TenantId tenant, List<User> many) {
        many.forEach(user -> insert(tenant, user));
    }

    @Override
    public Optional<User> find(TenantId tenant, UserId id) {
        return Optional.ofNullable(users.get(new Key(tenant, id))).map(user -> inGroups(tenant, user));
    }

    @Override
    public List<Candidate> candidates(TenantId tenant, Optional<ConnectionId> connection, MatchKeys keys) {
        List<Candidate> found = new ArrayList<>();
        List<User> living = of(tenant, users);
        living.stream()
                .filter(user ->
                        user.linkedTo().equals(connection) && keys.externalId().isPresent())
                .filter(user -> user.externalId().equals(keys.externalId()) && !user.active())
                .forEach(user -> found.add(new Candidate(MatchRule.EXTERNAL_ID, user, false)));
        living.stream()
                .filter(user -> user.userNameKey().equals(keys.userName()))
                .forEach(user -> found.add(new Candidate(MatchRule.USER_NAME, user, false)));
        living.stream()
                .filter(user -> isAlias(tenant, user.id(), keys.userName()))
                .forEach(user -> found.add(new Candidate(MatchRule.ALIAS, user, false)));
        living.stream().filter(user -> !user.linkedTo().equals(connection)).forEach(user -> {
            Set<String> known = addresses(user);
            if (keys.addresses().stream().anyMatch(known::contains)) {
                found.add(new Candidate(MatchRule.EMAIL, user, false));
            }
            if (keys.mailboxNames().contains(user.userNameKey())
                    || keys.mailboxAddresses().stream().anyMatch(known::contains)) {
                found.add(new Candidate(MatchRule.MAILBOX_NAME, user, false));
            }
        });
        of(tenant, deleted).stream()
                .filter(user -> !ended.contains(new Key(tenant, user.id())))
                .filter(user -> user.linkedTo().equals(connection))
                .forEach(user -> {
                    if (keys.externalId().isPresent() && user.externalId().equals(keys.externalId())) {
                        found.add(new Candidate(MatchRule.EXTERNAL_ID, user, true));
                    }
                    if (user.userNameKey().equals(keys.userName())) {
                        found.add(new Candidate(MatchRule.USER_NAME, user, true));
                    }
                    if (isAlias(tenant, user.id(), keys.userName())) {
                        found.add(new Candidate(MatchRule.ALIAS, user, true));
                    }
                });
        return found;
    }

    public List<User> all(TenantId tenant) {
        return of(tenant, users);
    }

    @Override
    public List<User> find(TenantId tenant, Set<UserId> ids) {
        return of(tenant, users).stream()
                .filter(user -> ids.contains(user.id()))
                .toList();
    }

    @Override
    public Map<String, UserId> ownersOfNames(TenantId tenant, Set<String> userNameKeys) {
        Map<String, UserId> owners = new HashMap<>();
        userNameKeys.forEach(key -> ownerOfName(tenant, key).ifPresent(owner -> owners.put(key, owner.id())));
        return owners;
    }

    @Override
    public Map<String, Set<UserId>> holdersOfAddresses(TenantId tenant, Set<String> addressKeys) {
        Map<String, Set<UserId>> holders = new HashMap<>();
        for (User user : of(tenant, users)) {
            user.addresses()
                    .map(TextKey::of)
                    .filter(addressKeys::contains)
                    .map(key -> holders.computeIfAbsent(key, any -> new HashSet<>()))
                    .filter(held -> held.size() < 2)
                    .forEach(held -> held.add(user.id()));
        }
        return holders;
    }

    @Override
    public Set<String> externalIds(TenantId tenant, ConnectionId connection, Set<String> externalIds) {
        return of(tenant, users).stream()
                .filter(user -> user.linkedTo().equals(Optional.of(connection)))
                .flatMap(user -> user.externalId().stream())
                .filter(externalIds::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public void rename(TenantId tenant, List<Renaming> renamings, Optional<Instant> knownUntil) {
        for (Renaming renaming : renamings) {
            User after = renaming.after();
            update(tenant, after);
            Set<String> names = new TreeSet<>(aliases(tenant, after.id()));
            names.removeIf(name -> UserNameKey.of(name).equals(after.userNameKey()));
            knownUntil.ifPresent(until -> names.add(renaming.before().userName()));
            aliases.put(new Key(tenant, after.id()), names);
        }
    }

    private List<User> of(TenantId tenant, Map<Key, User> some) {
        return some.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .map(entry -> inGroups(tenant, entry.getValue()))
                .toList();
    }

    private static Set<String> addresses(User user) {
        Set<String> addresses = new HashSet<>(Set.of(user.userNameKey()));
        user.addresses().map(TextKey::of).forEach(addresses::add);
        return addresses;
    }

    @Override
    public Optional<User> ownerOfName(TenantId tenant, String userNameKey) {
        return of(tenant, users).stream()
                .filter(user -> user.userNameKey().equals(userNameKey) || isAlias(tenant, user.id(), userNameKey))
                .findFirst();
    }

    private boolean isAlias(TenantId tenant, UserId user, String key) {
        return aliases(tenant, user).stream().map(UserNameKey::of).anyMatch(key::equals);
    }

    @Override
    public void addAlias(TenantId tenant, UserId user, String name, Optional<Instant> until) {
        aliases.merge(new Key(tenant, user), Set.of(name), (some, more) -> {
            Set<String> all = new TreeSet<>(some);
            all.addAll(more);
            return all;
        });
    }

    @Override
    public void dropAlias(TenantId tenant, String name) {
        aliases.replaceAll((key, names) -> key.tenant().equals(tenant)
                ? names.stream()
                        .filter(alias -> !UserNameKey.of(alias).equals(UserNameKey.of(name)))
                        .collect(Collectors.toSet())
                : names);
    }

    @Override
    public Optional<User> findDeleted(TenantId tenant, UserId id) {
        return findGone(tenant, List.of(id)).stream()
                .filter(user -> !ended.contains(new Key(tenant, id)))
                .findFirst();
    }

    @Override
    public List<User> findGone(TenantId tenant, Collection<UserId> ids) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(deleted.get(new Key(tenant, id))).stream())
                .map(user -> inGroups(tenant, user))
                .toList();
    }

    @Override
    public List<String> aliases(TenantId tenant, UserId user) {
        return List.copyOf(aliases.getOrDefault(new Key(tenant, user), Set.of()));
    }

    @Override
    public void setGrants(TenantId tenant, UserId user, Grants grants) {
        users.computeIfPresent(new Key(tenant, user), (key, before) -> before.with(grants));
    }

    @Override
    public List<User> findAllForUpdate(TenantId tenant, Collection<UserId> ids) {
        return of(tenant, users).stream()
                .filter(user -> ids.contains(user.id()))
                .sorted(Comparator.comparing(user -> user.id().toString()))
                .toList();
    }

    @Override
    public void relink(TenantId tenant, User before, User after) {
        update(tenant, after);
    }

    @Override
    public void restore(TenantId tenant, User user) {
        restoreWithGroups(tenant, user);
        endMemberships.accept(tenant, user.id());
    }

    @Override
    public void restoreWithGroups(TenantId tenant, User user) {
        User before = deleted.remove(new Key(tenant, user.id()));
        ended.remove(new Key(tenant, user.id()));
        if (before == null || before.version() != user.version() - 1) {
            throw Refusal.staleVersion();
        }
        insert(tenant, user);
    }

    @Override
    public Optional<User> findForUpdate(TenantId tenant, UserId id) {
        return find(tenant, id);
    }

    @Override
    public List<String> latestExternalIds(TenantId tenant, ConnectionId connection, int limit) {
        return of(tenant, users).stream()
                .filter(user -> user.linkedTo().equals(Optional.of(connection)))
                .sorted(Comparator.comparing((User user) -> user.id().toString())
                        .reversed())
                .flatMap(user -> user.externalId().stream())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<User> findForDeletion(TenantId tenant, UserId id) {
        return find(tenant, id);
    }

    @Override
    public Page<User> query(TenantId tenant, ResourceQuery query) {
        return InMemoryQuery.page(
                Schemas.USER,
                byName(tenant, query),
                users.entrySet().stream()
                        .filter(entry -> entry.getKey().tenant().equals(tenant))
                        .map(entry -> inGroups(tenant, entry.getValue()))
                        .filter(user -> query.shows(user.linkedTo()))
                        .map(this::candidate)
                        .toList());
    }

    /** Who is looked up by an alias is looked up by name. */
    private ResourceQuery byName(TenantId tenant, ResourceQuery query) {
        Optional<Filter> filter = query.filter()
                .map(given -> given instanceof Filter.Comparison comparison
                                && comparison.operator() == Operator.EQ
                                && comparison.attribute().equals("userName")
                        ? ownerOfName(tenant, UserNameKey.of(String.valueOf(comparison.value())))
                                .<Filter>map(owner -> new Filter.Comparison("userName", Operator.EQ, owner.userName()))
                                .orElse(given)
                        : given);
        return new ResourceQuery(
                query.linkedTo(),
                filter,
                query.sort(),
                query.startIndex(),
                query.after(),
                query.count(),
                query.bytes());
    }

    @Override
    public boolean hasOtherActiveAdmin(TenantId tenant, UserId user) {
        return withRole(tenant, List.of(Roles.ADMIN), Integer.MAX_VALUE).stream()
                .anyMatch(other -> !other.id().equals(user));
    }

    @Override
    public List<User> withRole(TenantId tenant, List<String> roles, int limit) {
        return users.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .map(entry -> inGroups(tenant, entry.getValue()))
                .filter(User::active)
                .filter(user -> user.roles().stream().anyMatch(roles::contains))
                .sorted(Comparator.comparing(user -> user.id().toString()))
                .limit(limit)
                .toList();
    }

    private User inGroups(TenantId tenant, User user) {
        return user.inGroups(groups.apply(tenant, user.id()));
    }

    private InMemoryQuery.Candidate<User> candidate(User user) {
        return new InMemoryQuery.Candidate<>(user, UserDocument.of(Schemas.USER, user));
    }

    @Override
    public void update(TenantId tenant, User user) {
        requireVersion(tenant, user.id(), user.version() - 1);
        requireFreeName(tenant, user);
        users.put(new Key(tenant, user.id()), user);
    }

    @Override
    public void delete(TenantId tenant, User user, Instant now) {
        requireVersion(tenant, user.id(), user.version());
        Key key = new Key(tenant, user.id());
        users.remove(key);
        deleted.put(key, user);
    }

    @Override
    public void end(TenantId tenant, User user, Instant now, Duration purgedIn) {
        delete(tenant, user, now);
        ended.add(new Key(tenant, user.id()));
    }

    private void requireVersion(TenantId tenant, UserId id, long version) {
        if (find(tenant, id).filter(user -> user.version() == version).isEmpty()) {
            throw Refusal.staleVersion();
        }
    }

    private void requireFreeName(TenantId tenant, User user) {
        boolean taken = users.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .filter(entry -> !entry.getKey().id().equals(user.id()))
                .anyMatch(entry -> entry.getValue().userNameKey().equals(user.userNameKey()));
        if (taken) {
            throw Refusal.uniqueness("userName is taken");
        }
    }

    @Override
    public Runnable remember() {
        Map<Key, User> before = Map.copyOf(users);
        Map<Key, User> deletedBefore = Map.copyOf(deleted);
        Set<Key> endedBefore = Set.copyOf(ended);
        Map<Key, Set<String>> aliasesBefore = Map.copyOf(aliases);
        return () -> {
            users.clear();
            users.putAll(before);
            deleted.clear();
            deleted.putAll(deletedBefore);
            ended.clear();
            ended.addAll(endedBefore);
            aliases.clear();
            aliases.putAll(aliasesBefore);
        };
    }

    private record Key(TenantId tenant, UserId id) {}
}
