package io.muster.persistence.user;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.schema.SchemaRepository;
import io.muster.application.user.UserProvisioning;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.group.MemberId;
import io.muster.domain.match.Candidate;
import io.muster.domain.match.MatchKeys;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.Grants;
import io.muster.domain.user.Roles;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.persistence.Database;
import io.muster.persistence.Json;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import io.muster.persistence.filter.Listing;
import io.muster.persistence.filter.ResourceCount;
import io.muster.persistence.schema.UniqueValues;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Users in {@code scim_user}, each with all its attributes in one document. */
public final class JdbiUserRepository implements UserRepository {
    static final String USER_NAME_IS_UNIQUE = "scim_user_name_is_unique";

    private final Listing<User> listing = new Listing<>("scim_user", UserRow.COLUMNS, UserRow::read);

    private final Database database;
    private final SchemaRepository schemas;

    @Inject
    public JdbiUserRepository(Database database, SchemaRepository schemas) {
        this.database = database;
        this.schemas = schemas;
    }

    @Override
    public void insert(TenantId tenant, User user) {
        Write write = ResourceCount.counting("scim_user", 1, """
                INSERT INTO scim_user (tenant_id, id, version, origin, connection_id, user_name_key, external_id, active,
                                       attributes, comparable, created, last_modified, roles, grants)
                VALUES (:tenant, :id, :version, :origin, :connection, :userNameKey, :externalId, :active,
                        :attributes::jsonb, :comparable::jsonb, :created, :lastModified, :roles, :grants::jsonb)
                """, Refusal::staleVersion);
        database.write(UserRow.bind(write, tenant, typeIn(tenant), user)
                .bind("created", user.created())
                .bind("roles", user.roles().toArray(String[]::new))
                .bind("grants", GrantsColumn.write(user.grants()))
                .unlessTaken(USER_NAME_IS_UNIQUE, UserProvisioning::userNameTaken));
        uniqueValues(tenant, user).claim(user.attributes()).forEach(database::write);
    }

    @Override
    public boolean reserveImport(TenantId tenant) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended('import ' || :tenant, 0))")
                .bind("tenant", tenant.toString())
                .mapTo(Boolean.class)
                .one());
    }

    /** All addresses of whoever has one of them are read; the others are dropped here. */
    @Override
    public Set<String> known(TenantId tenant, Set<String> names) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT user_name_key FROM scim_user
                         WHERE tenant_id = :tenant AND user_name_key = ANY(:names) AND deleted_at IS NULL
                         UNION ALL
                        SELECT name_key FROM user_alias
                         WHERE tenant_id = :tenant AND name_key = ANY(:names)
                           AND (valid_until IS NULL OR valid_until > now())
                           AND EXISTS (SELECT 1 FROM scim_user
                                        WHERE tenant_id = :tenant AND id = user_alias.user_id AND deleted_at IS NULL)
                         UNION ALL
                        SELECT address #>> '{}'
                          FROM (SELECT comparable FROM scim_user
                                 WHERE tenant_id = :tenant AND deleted_at IS NULL AND comparable @> ANY(:documents::jsonb[])
                                OFFSET 0) met,
                               jsonb_path_query(met.comparable, '$.emails[*].value') AS address
                        """)
                .bind("tenant", tenant.value())
                .bindArray("names", String.class, names.toArray())
                .bindArray("documents", String.class, (Object[])
                        Candidates.documents(names.stream().filter(name -> name.contains("@"))))
                .mapTo(String.class)
                .filter(names::contains)
                .collect(Collectors.toSet()));
    }

    /** Counted apart from what comes one by one, which would else wait for the end of a long import. */
    @Override
    public void insertAll(TenantId tenant, List<User> users) {
        if (users.isEmpty()) {
            return;
        }
        ResourceType type = typeIn(tenant);
        database.write(ResourceCount.countingMany("scim_user", """
                        INSERT INTO scim_user (tenant_id, id, version, origin, connection_id, user_name_key, external_id, active,
                                               attributes, comparable, created, last_modified, roles, grants)
                        SELECT :tenant, id, version, origin, connection, "userNameKey", "externalId", active,
                               attributes, comparable, created, created, roles, grants
                          FROM jsonb_to_recordset(:users::jsonb -> 'users') AS added(
                               id uuid, version bigint, origin text, connection uuid, "userNameKey" text, "externalId" text,
                               active boolean, attributes jsonb, comparable jsonb, created timestamptz, roles text[], grants jsonb)
                        """)
                .bind("tenant", tenant.value())
                .bind(
                        "users",
                        Json.write(Map.of(
                                "users",
                                users.stream()
                                        .map(user -> UserRow.plain(type, user))
                                        .toList())))
                .unlessTaken(USER_NAME_IS_UNIQUE, UserProvisioning::userNameTaken));
        for (User user : users) {
            uniqueValues(tenant, user).claim(user.attributes()).forEach(database::write);
        }
    }

    @Override
    public Optional<User> find(TenantId tenant, UserId id) {
        return find(tenant, id, "");
    }

    @Override
    public List<User> find(TenantId tenant, Set<UserId> ids) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT <columns>
                          FROM scim_user
                         WHERE tenant_id = :tenant AND id = ANY(:ids::uuid[]) AND deleted_at IS NULL
                        """, "columns", UserRow.COLUMNS))
                .bind("tenant", tenant.value())
                .bindArray("ids", UUID.class, ids.stream().map(UserId::value).toArray())
                .map(UserRow::read)
                .list());
    }

    @Override
    public Map<String, UserId> ownersOfNames(TenantId tenant, Set<String> userNameKeys) {
        return ManyNames.owners(database, tenant, userNameKeys);
    }

    @Override
    public Map<String, Set<UserId>> holdersOfAddresses(TenantId tenant, Set<String> addressKeys) {
        return ManyNames.holders(database, tenant, addressKeys);
    }

    @Override
    public Set<String> externalIds(TenantId tenant, ConnectionId connection, Set<String> externalIds) {
        return ManyNames.externalIds(database, tenant, connection, externalIds);
    }

    @Override
    public Optional<User> findForUpdate(TenantId tenant, UserId id) {
        return find(tenant, id, "FOR NO KEY UPDATE"); // rows that refer to the user may be added meanwhile
    }

    /** Locked first and read then, for the groups that are read with a lock are as they were before it was waited for. */
    @Override
    public List<User> findAllForUpdate(TenantId tenant, Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.withHandle(handle -> {
            handle.createQuery("""
                            SELECT 1 FROM scim_user
                             WHERE tenant_id = :tenant AND id = ANY(:ids) AND deleted_at IS NULL
                             ORDER BY id
                               FOR NO KEY UPDATE
                            """)
                    .bind("tenant", tenant.value())
                    .bindArray("ids", UUID.class, values(ids))
                    .mapTo(Integer.class)
                    .list();
            return handle.createQuery(SqlText.of("""
                            SELECT <columns>
                              FROM scim_user
                             WHERE tenant_id = :tenant AND id = ANY(:ids) AND deleted_at IS NULL
                             ORDER BY id
                            """, "columns", UserRow.COLUMNS))
                    .bind("tenant", tenant.value())
                    .bindArray("ids", UUID.class, values(ids))
                    .map(UserRow::read)
                    .list();
        });
    }

    private static Object[] values(Collection<UserId> ids) {
        return ids.stream().map(UserId::value).toArray();
    }

    /**
     * Stops at the limit, however many there are; who is met twice counts twice towards it. The limits inside keep the planner from
     * reading all members of the tenant.
     */
    @Override
    public List<UserId> within(TenantId tenant, Collection<MemberId> members, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        WITH RECURSIVE down(id) AS (
                            SELECT unnest(:members)
                            UNION
                            SELECT n.child_id FROM down
                              JOIN group_nesting n ON n.tenant_id = :tenant AND n.group_id = down.id
                        )
                        SELECT DISTINCT id
                          FROM (SELECT u.id FROM down
                                 CROSS JOIN LATERAL (
                                       SELECT id FROM scim_user
                                        WHERE tenant_id = :tenant AND id = down.id AND deleted_at IS NULL LIMIT 1) u
                                UNION ALL
                                SELECT m.user_id FROM down
                                 CROSS JOIN LATERAL (
                                       SELECT user_id FROM group_member
                                        WHERE tenant_id = :tenant AND group_id = down.id LIMIT :limit) m
                                 LIMIT :limit) met
                         ORDER BY id
                        """)
                .bind("tenant", tenant.value())
                .bindArray(
                        "members",
                        UUID.class,
                        members.stream().map(MemberId::value).toArray())
                .bind("limit", limit)
                .mapTo(UUID.class)
                .map(UserId::new)
                .list());
    }

    private Optional<User> find(TenantId tenant, UserId id, String lock) {
        return database.withHandle(
                handle -> handle.createQuery(SqlText.of("""
                        SELECT <columns>
                          FROM scim_user
                         WHERE tenant_id = :tenant AND id = :id AND deleted_at IS NULL
                        <lock>
                        """, "columns", UserRow.COLUMNS, "lock", lock))
                        .bind("tenant", tenant.value())
                        .bind("id", id.value())
                        .map(UserRow::read)
                        .findOne());
    }

    @Override
    public List<Candidate> candidates(TenantId tenant, Optional<ConnectionId> connection, MatchKeys keys) {
        return database.withHandle(handle -> handle.createQuery(Candidates.SQL)
                .bindMap(Candidates.parameters(keys))
                .bind("tenant", tenant.value())
                .bind("connection", connection.map(ConnectionId::value).orElse(null))
                .map(Candidates::read)
                .list());
    }

    @Override
    public Optional<User> ownerOfName(TenantId tenant, String userNameKey) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT <columns>
                          FROM scim_user
                         WHERE tenant_id = :tenant AND deleted_at IS NULL
                           AND (user_name_key = :name OR id = (
                                SELECT user_id FROM user_alias
                                 WHERE tenant_id = :tenant AND name_key = :name
                                   AND (valid_until IS NULL OR valid_until > now())))
                         ORDER BY user_name_key = :name DESC LIMIT 1
                        """, "columns", UserRow.COLUMNS))
                .bind("tenant", tenant.value())
                .bind("name", userNameKey)
                .map(UserRow::read)
                .findOne());
    }

    @Override
    public boolean hasOtherActiveAdmin(TenantId tenant, UserId user) {
        return database.withHandle(handle -> {
            handle.createQuery("SELECT pg_advisory_xact_lock(hashtextextended('admins ' || :tenant, 0))")
                    .bind("tenant", tenant.toString())
                    .map((row, context) -> true)
                    .one();
            return handle.createQuery("""
                            SELECT EXISTS (SELECT 1 FROM scim_user
                                            WHERE tenant_id = :tenant AND id <> :user AND roles <> '{}' AND active
                                              AND deleted_at IS NULL AND :admin = ANY(roles))
                            """)
                    .bind("tenant", tenant.value())
                    .bind("user", user.value())
                    .bind("admin", Roles.ADMIN)
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    @Override
    public List<User> withRole(TenantId tenant, List<String> roles, int limit) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT <columns>
                          FROM scim_user
                         WHERE tenant_id = :tenant AND roles <> '{}' AND active AND deleted_at IS NULL
                           AND roles && :roles::text[]
                         ORDER BY id
                         LIMIT :limit
                        """, "columns", UserRow.COLUMNS))
                .bind("tenant", tenant.value())
                .bindArray("roles", String.class, roles.toArray())
                .bind("limit", limit)
                .map(UserRow::read)
                .list());
    }

    @Override
    public Page<User> query(TenantId tenant, ResourceQuery query) {
        return database.withHandle(handle -> listing.page(handle, tenant, typeIn(tenant), query));
    }

    @Override
    public void update(TenantId tenant, User user) {
        Write write = Write.meeting("""
                WITH updated AS (
                    UPDATE scim_user
                       SET version = :version, origin = :origin, user_name_key = :userNameKey,
                           external_id = :externalId, active = :active, attributes = :attributes::jsonb,
                           comparable = :comparable::jsonb, last_modified = :lastModified
                     WHERE tenant_id = :tenant AND id = :id AND version = :version - 1 AND deleted_at IS NULL
                    RETURNING 1
                )
                """ + Write.REQUIRED + "updated", Refusal::staleVersion);
        database.write(UserRow.bind(write, tenant, typeIn(tenant), user)
                .unlessTaken(USER_NAME_IS_UNIQUE, UserProvisioning::userNameTaken));
        uniqueValues(tenant, user).exchange(user.attributes()).forEach(database::write);
    }

    @Override
    public void rename(TenantId tenant, List<Renaming> renamings, Optional<Instant> knownUntil) {
        ManyNames.rename(tenant, typeIn(tenant), renamings, knownUntil, UserProvisioning::userNameTaken)
                .forEach(database::write);
    }

    @Override
    public void setGrants(TenantId tenant, UserId user, Grants grants) {
        database.write(Write.of("""
                        UPDATE scim_user SET roles = :roles, grants = :grants::jsonb WHERE tenant_id = :tenant AND id = :id
                        """)
                .bind("tenant", tenant.value())
                .bind("id", user.value())
                .bind("roles", grants.roles().stream().sorted().toArray(String[]::new))
                .bind("grants", GrantsColumn.write(grants)));
    }

    @Override
    public void relink(TenantId tenant, User before, User after) {
        database.write(ResourceCount.moving("scim_user")
                .bind("tenant", tenant.value())
                .bind("from", before.linkedTo().map(ConnectionId::value))
                .bind("to", after.linkedTo().map(ConnectionId::value)));
        database.write(Write.of("UPDATE scim_user SET connection_id = :to WHERE tenant_id = :tenant AND id = :id")
                .bind("tenant", tenant.value())
                .bind("id", after.id().value())
                .bind("to", after.linkedTo().map(ConnectionId::value)));
        update(tenant, after);
    }

    @Override
    public void restore(TenantId tenant, User user) {
        database.write(ResourceCount.counting("scim_user", 1, """
                        UPDATE scim_user
                           SET deleted_at = NULL, purge_after = NULL, user_name_key = :userNameKey
                         WHERE tenant_id = :tenant AND id = :id AND version = :version - 1 AND deleted_at IS NOT NULL
                        """, Refusal::staleVersion)
                .bind("tenant", tenant.value())
                .bind("id", user.id().value())
                .bind("version", user.version())
                .bind("userNameKey", user.userNameKey())
                .unlessTaken(USER_NAME_IS_UNIQUE, UserProvisioning::userNameTaken));
        update(tenant, user);
        database.write(Write.of("""
                        WITH back AS (DELETE FROM left_group WHERE tenant_id = :tenant AND user_id = :id RETURNING group_id)
                        INSERT INTO group_member (tenant_id, group_id, user_id)
                        SELECT :tenant, back.group_id, :id
                          FROM back JOIN scim_group g ON g.tenant_id = :tenant AND g.id = back.group_id AND g.deleted_at IS NULL
                            ON CONFLICT DO NOTHING
                        """)
                .bind("tenant", tenant.value())
                .bind("id", user.id().value()));
    }

    @Override
    public void addAlias(TenantId tenant, UserId user, String name, Optional<Instant> until) {
        database.write(Write.of(SqlText.of("""
                        INSERT INTO user_alias (tenant_id, name_key, user_id, name, valid_until)
                        VALUES (:tenant, :key, :user, :name, :until::timestamptz)
                            ON CONFLICT (tenant_id, name_key) DO UPDATE
                               SET user_id = EXCLUDED.user_id, name = EXCLUDED.name, valid_until = EXCLUDED.valid_until
                             WHERE <free>
                        """, "free", ManyNames.FREE))
                .bind("tenant", tenant.value())
                .bind("user", user.value())
                .bind("key", TextKey.of(name))
                .bind("name", name)
                .bind("until", until));
    }

    @Override
    public void dropAlias(TenantId tenant, String name) {
        database.write(Write.of("DELETE FROM user_alias WHERE tenant_id = :tenant AND name_key = :key")
                .bind("tenant", tenant.value())
                .bind("key", TextKey.of(name)));
    }

    @Override
    public Optional<User> findDeleted(TenantId tenant, UserId id) {
        return findGone(tenant, List.of(id), "AND purge_after IS NULL").stream().findFirst();
    }

    @Override
    public List<User> findGone(TenantId tenant, Collection<UserId> ids) {
        return findGone(tenant, ids, "");
    }

    private List<User> findGone(TenantId tenant, Collection<UserId> ids, String only) {
        return database.withHandle(handle -> handle.createQuery(
                        SqlText.of("""
                        SELECT <columns>
                          FROM scim_user
                         WHERE tenant_id = :tenant AND id = ANY(:ids) AND deleted_at IS NOT NULL <only>
                         ORDER BY id
                           FOR NO KEY UPDATE
                        """, "columns", UserRow.COLUMNS, "only", only))
                .bind("tenant", tenant.value())
                .bindArray("ids", UUID.class, ids.stream().map(UserId::value).toArray())
                .map(UserRow::read)
                .list());
    }

    @Override
    public List<String> aliases(TenantId tenant, UserId user) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT name FROM user_alias
                         WHERE tenant_id = :tenant AND user_id = :user AND (valid_until IS NULL OR valid_until > now())
                         ORDER BY name_key
                        """)
                .bind("tenant", tenant.value())
                .bind("user", user.value())
                .mapTo(String.class)
                .list());
    }

    /** Names are free and groups are left at once; groups and aliases are known until the user is gone for good. */
    @Override
    public void delete(TenantId tenant, User user, Instant now) {
        database.write(ResourceCount.counting("scim_user", -1, """
                        UPDATE scim_user
                           SET deleted_at = :now
                         WHERE tenant_id = :tenant AND id = :id AND version = :version AND deleted_at IS NULL
                        """, Refusal::staleVersion)
                .bind("tenant", tenant.value())
                .bind("id", user.id().value())
                .bind("version", user.version())
                .bind("now", now));
        database.write(Write.of("""
                        WITH gone AS (
                            DELETE FROM group_member WHERE tenant_id = :tenant AND user_id = :id RETURNING group_id
                        )
                        INSERT INTO left_group (tenant_id, user_id, group_id) SELECT :tenant, :id, group_id FROM gone
                            ON CONFLICT DO NOTHING
                        """)
                .bind("tenant", tenant.value())
                .bind("id", user.id().value()));
        uniqueValues(tenant, user).release().forEach(database::write);
    }

    @Override
    public void end(TenantId tenant, User user, Instant now, Duration purgedIn) {
        delete(tenant, user, now);
        database.write(Write.of("""
                        UPDATE scim_user SET purge_after = clock_timestamp() + make_interval(secs => :purgedIn)
                         WHERE tenant_id = :tenant AND id = :id
                        """)
                .bind("tenant", tenant.value())
                .bind("id", user.id().value())
                .bind("purgedIn", purgedIn.toSeconds()));
    }

    private ResourceType typeIn(TenantId tenant) {
        return schemas.types(tenant).user();
    }

    private UniqueValues uniqueValues(TenantId tenant, User user) {
        return new UniqueValues(tenant, typeIn(tenant), user.id().value());
    }
}
