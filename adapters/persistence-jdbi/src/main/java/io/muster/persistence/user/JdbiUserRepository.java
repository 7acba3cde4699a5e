package io.muster.persistence.user;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.schema.SchemaRepository;
import io.muster.application.user.UserProvisioning;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
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

/** Users in {@code scim_user}, each with all its attributes in one document. */
public final class JdbiUserRepository implements UserRepository {
    static final String USER_NAME_IS_UNIQUE = "scim_user_name_is_unique";

    private final Listing<User> listing = new Listing<>("scim_user", UserRow.COLUMNS, UserRow.BYTES, UserRow::read);

    /**
     * A user whose name equals another's only since width and blanks stopped counting keeps the key that it has, so that it can be changed.
     */
    private static final String KEY_OF_UPDATED = """
            CASE WHEN user_name_key = :userNameKey THEN user_name_key
                 WHEN attributes ->> 'userName' = :attributes::jsonb ->> 'userName'
                      AND EXISTS (SELECT 1 FROM scim_user other
                                   WHERE other.tenant_id = :tenant AND other.user_name_key = :userNameKey
                                     AND other.deleted_at IS NULL)
                 THEN user_name_key
                 ELSE :userNameKey
             END""";

    private final Database database;
    private final SchemaRepository schemas;
    private final UserNames userNames;
    private final UserDeletion deletion;

    @Inject
    public JdbiUserRepository(Database database, SchemaRepository schemas) {
        this.database = database;
        this.schemas = schemas;
        this.userNames = new UserNames(database);
        this.deletion = new UserDeletion(database);
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

    @Override
    public List<String> latestExternalIds(TenantId tenant, ConnectionId connection, int limit) {
        return ManyNames.latestExternalIds(database, tenant, connection, limit);
    }

    @Override
    public Optional<User> findForDeletion(TenantId tenant, UserId id) {
        return find(tenant, id, "FOR UPDATE");
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
        Write write = Write.meeting(
                SqlText.of("""
                WITH updated AS (
                    UPDATE scim_user
                       SET version = :version, origin = :origin, user_name_key = <key>,
                           external_id = :externalId, active = :active, attributes = :attributes::jsonb,
                           comparable = :comparable::jsonb, last_modified = :lastModified
                     WHERE tenant_id = :tenant AND id = :id AND version = :version - 1 AND deleted_at IS NULL
                    RETURNING 1
                )
                """ + Write.REQUIRED + "updated", "key", KEY_OF_UPDATED), Refusal::staleVersion);
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
    public Set<String> known(TenantId tenant, Set<String> names) {
        return userNames.known(tenant, names);
    }

    @Override
    public Optional<User> ownerOfName(TenantId tenant, String userNameKey) {
        return userNames.ownerOfName(tenant, userNameKey);
    }

    @Override
    public List<String> aliases(TenantId tenant, UserId user) {
        return userNames.aliases(tenant, user);
    }

    @Override
    public void addAlias(TenantId tenant, UserId user, String name, Optional<Instant> until) {
        userNames.addAlias(tenant, user, name, until);
    }

    @Override
    public void dropAlias(TenantId tenant, String name) {
        userNames.dropAlias(tenant, name);
    }

    @Override
    public Optional<User> findDeleted(TenantId tenant, UserId id) {
        return deletion.find(tenant, List.of(id), "AND purge_after IS NULL").stream()
                .findFirst();
    }

    @Override
    public List<User> findGone(TenantId tenant, Collection<UserId> ids) {
        return deletion.find(tenant, ids, "");
    }

    @Override
    public void delete(TenantId tenant, User user, Instant now) {
        deletion.delete(tenant, user, now);
        uniqueValues(tenant, user).release().forEach(database::write);
    }

    @Override
    public void end(TenantId tenant, User user, Instant now, Duration purgedIn) {
        delete(tenant, user, now);
        deletion.end(tenant, user.id(), purgedIn);
    }

    @Override
    public void restore(TenantId tenant, User user) {
        deletion.restore(tenant, user);
        update(tenant, user);
        deletion.forgetGroups(tenant, user.id());
    }

    @Override
    public void restoreWithGroups(TenantId tenant, User user) {
        deletion.restore(tenant, user);
        update(tenant, user);
        deletion.rejoin(tenant, user.id());
    }

    private ResourceType typeIn(TenantId tenant) {
        return schemas.types(tenant).user();
    }

    private UniqueValues uniqueValues(TenantId tenant, User user) {
        return new UniqueValues(tenant, typeIn(tenant), user.id().value());
    }
}
