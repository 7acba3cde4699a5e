package io.muster.application.user;

import io.muster.application.InMemoryQuery;
import io.muster.application.InMemoryQuery.Candidate;
import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.Refusal;
import io.muster.domain.group.UserGroup;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.Roles;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Users by tenant and id; deleted ones are gone. */
public final class InMemoryUserRepository implements UserRepository, Participant {
    private final Map<Key, User> users = new ConcurrentHashMap<>();
    private BiFunction<TenantId, UserId, List<UserGroup>> groups = (tenant, user) -> List.of();

    /** Who knows the groups that users are in. */
    public void groupsFrom(BiFunction<TenantId, UserId, List<UserGroup>> source) {
        groups = source;
    }

    @Override
    public void insert(TenantId tenant, User user) {
        requireFreeName(tenant, user);
        users.put(new Key(tenant, user.id()), user);
    }

    @Override
    public Optional<User> find(TenantId tenant, UserId id) {
        return Optional.ofNullable(users.get(new Key(tenant, id))).map(user -> inGroups(tenant, user));
    }

    @Override
    public Optional<User> findForUpdate(TenantId tenant, UserId id) {
        return find(tenant, id);
    }

    @Override
    public Page<User> query(TenantId tenant, ResourceQuery query) {
        return InMemoryQuery.page(
                Schemas.USER,
                query,
                users.entrySet().stream()
                        .filter(entry -> entry.getKey().tenant().equals(tenant))
                        .map(entry -> inGroups(tenant, entry.getValue()))
                        .map(this::candidate)
                        .toList());
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
        return new User(
                user.id(),
                user.version(),
                user.origin(),
                user.attributes(),
                user.created(),
                user.lastModified(),
                user.roles(),
                groups.apply(tenant, user.id()));
    }

    private Candidate<User> candidate(User user) {
        return Candidate.of(
                Schemas.USER,
                user,
                user.id().toString(),
                user.version(),
                user.attributes(),
                user.created(),
                user.lastModified());
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
        users.remove(new Key(tenant, user.id()));
    }

    @Override
    public void purge(TenantId tenant, User user) {
        delete(tenant, user, user.lastModified());
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
        return () -> {
            users.clear();
            users.putAll(before);
        };
    }

    private record Key(TenantId tenant, UserId id) {}
}
