package io.muster.persistence.group;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.group.GroupRepository;
import io.muster.application.schema.SchemaRepository;
import io.muster.domain.Refusal;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberDelta;
import io.muster.domain.group.MemberId;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Json;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import io.muster.persistence.filter.Listing;
import io.muster.persistence.filter.ResourceCount;
import io.muster.persistence.schema.UniqueValues;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** Groups in {@code scim_group}; their members are rows of their own. */
public final class JdbiGroupRepository implements GroupRepository {
    private static final String NAME_IS_UNIQUE = "scim_group_name_is_unique";

    private static final int MAX_NAMED = 1000;

    private static final String COLUMNS = "id, version, connection_id, attributes, created, last_modified";

    private final Listing<Group> listing =
            new Listing<>("scim_group", COLUMNS, Listing.bytesOf("attributes"), JdbiGroupRepository::read);
    private final Database database;
    private final SchemaRepository schemas;
    private final ShownMembers shownMembers;

    @Inject
    public JdbiGroupRepository(Database database, SchemaRepository schemas) {
        this.database = database;
        this.schemas = schemas;
        this.shownMembers = new ShownMembers(database);
    }

    @Override
    public void insert(TenantId tenant, Group group, boolean uniqueName) {
        Write write = ResourceCount.counting("scim_group", 1, """
                INSERT INTO scim_group (tenant_id, id, version, connection_id, name_key, external_id, attributes, comparable,
                                        created, last_modified)
                VALUES (:tenant, :id, :version, :connection, :nameKey, :externalId, :attributes::jsonb, :comparable::jsonb,
                        :created, :lastModified)
                """, Refusal::staleVersion);
        database.write(bind(write, tenant, group, uniqueName).bind("created", group.created()));
        uniqueValues(tenant, group).claim(group.attributes()).forEach(database::write);
    }

    @Override
    public Optional<Group> find(TenantId tenant, GroupId id) {
        return find(tenant, id, "deleted_at IS NULL");
    }

    @Override
    public Optional<Group> findForUpdate(TenantId tenant, GroupId id) {
        return find(
                tenant,
                id,
                "deleted_at IS NULL FOR NO KEY UPDATE"); // rows that refer to the group may be added meanwhile
    }

    @Override
    public Optional<Group> findDeleted(TenantId tenant, GroupId id) {
        return find(tenant, id, "deleted_at IS NOT NULL FOR NO KEY UPDATE");
    }

    private Optional<Group> find(TenantId tenant, GroupId id, String state) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT <columns>
                          FROM scim_group
                         WHERE tenant_id = :tenant AND id = :id AND <state>
                        """, "columns", COLUMNS, "state", state))
                .bind("tenant", tenant.value())
                .bind("id", id.value())
                .map(JdbiGroupRepository::read)
                .findOne());
    }

    @Override
    public Page<Group> query(TenantId tenant, ResourceQuery query) {
        return database.withHandle(handle -> listing.page(handle, tenant, typeIn(tenant), query));
    }

    @Override
    public void update(TenantId tenant, Group group, boolean uniqueName) {
        Write write = Write.meeting("""
                WITH updated AS (
                    UPDATE scim_group
                       SET version = :version, name_key = :nameKey, external_id = :externalId,
                           attributes = :attributes::jsonb, comparable = :comparable::jsonb,
                           last_modified = :lastModified
                     WHERE tenant_id = :tenant AND id = :id AND version = :version - 1 AND deleted_at IS NULL
                    RETURNING 1
                )
                """ + Write.REQUIRED + "updated", Refusal::staleVersion);
        database.write(bind(write, tenant, group, uniqueName));
        uniqueValues(tenant, group).exchange(group.attributes()).forEach(database::write);
    }

    @Override
    public void relink(TenantId tenant, Group before, Group after, boolean uniqueName) {
        database.write(ResourceCount.moving("scim_group")
                .bind("tenant", tenant.value())
                .bind("from", before.linkedTo().map(ConnectionId::value))
                .bind("to", after.linkedTo().map(ConnectionId::value)));
        database.write(Write.of("UPDATE scim_group SET connection_id = :to WHERE tenant_id = :tenant AND id = :id")
                .bind("tenant", tenant.value())
                .bind("id", after.id().value())
                .bind("to", after.linkedTo().map(ConnectionId::value))
                .unlessTaken(NAME_IS_UNIQUE, GroupProvisioning::nameTaken));
        update(tenant, after, uniqueName);
    }

    /** Looked for after the lock is there, for a statement sees what was committed before it began. */
    @Override
    public boolean isNameTaken(TenantId tenant, Group group) {
        return database.withHandle(handle -> {
            handle.createQuery("SELECT pg_advisory_xact_lock(hashtextextended(:name, 1))")
                    .bind("name", tenant + " " + group.linkedTo() + " " + group.displayNameKey())
                    .map((row, context) -> true)
                    .one();
            return handle.createQuery("""
                            SELECT EXISTS (SELECT 1 FROM scim_group
                                            WHERE tenant_id = :tenant AND connection_id IS NOT DISTINCT FROM :connection::uuid
                                              AND left(name_key, 600) = left(:name, 600) AND deleted_at IS NULL AND id <> :id
                                              AND (external_id IS NULL OR :externalId::text IS NULL
                                                   OR external_id = :externalId))
                            """)
                    .bind("tenant", tenant.value())
                    .bind(
                            "connection",
                            group.linkedTo().map(ConnectionId::value).orElse(null))
                    .bind("name", group.displayNameKey())
                    .bind("id", group.id().value())
                    .bind("externalId", group.externalId().orElse(null))
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    @Override
    public Map<String, List<GroupId>> named(TenantId tenant, Set<String> displayNameKeys) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT comparable ->> 'displayName' AS name_key, id FROM scim_group
                         WHERE tenant_id = :tenant AND deleted_at IS NULL AND comparable @> ANY(:names::jsonb[])
                         ORDER BY id LIMIT :limit
                        """)
                .bind("tenant", tenant.value())
                .bindArray(
                        "names",
                        String.class,
                        displayNameKeys.stream()
                                .map(key -> Json.write(Map.of("displayName", key)))
                                .toArray())
                .bind("limit", MAX_NAMED)
                .map((row, context) -> Map.entry(row.getString("name_key"), new GroupId(Columns.uuid(row, "id"))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private ResourceType typeIn(TenantId tenant) {
        return schemas.types(tenant).group();
    }

    private UniqueValues uniqueValues(TenantId tenant, Group group) {
        return new UniqueValues(tenant, typeIn(tenant), group.id().value());
    }

    @Override
    public void claimNames(TenantId tenant) {
        database.write(Write.of("""
                UPDATE scim_group
                   SET name_key = comparable ->> 'displayName'
                 WHERE tenant_id = :tenant AND deleted_at IS NULL AND name_key IS NULL
                   AND NOT EXISTS (SELECT 1 FROM scim_group other
                                    WHERE other.tenant_id = :tenant AND other.deleted_at IS NULL
                                      AND other.id <> scim_group.id
                                      AND other.connection_id IS NOT DISTINCT FROM scim_group.connection_id
                                      AND (other.id < scim_group.id OR other.name_key IS NOT NULL)
                                      AND (other.external_id IS NULL OR scim_group.external_id IS NULL
                                           OR other.external_id = scim_group.external_id)
                                      AND other.comparable @> jsonb_build_object(
                                              'displayName', scim_group.comparable -> 'displayName'))
                """).bind("tenant", tenant.value()));
    }

    @Override
    public MemberDelta change(TenantId tenant, GroupId group, MemberChange change) {
        return database.withHandle(handle -> new Memberships(handle, tenant, group).apply(change));
    }

    @Override
    public List<GroupId> onlyOf(TenantId tenant, UserId user, UserId other) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT g.id
                          FROM group_member m
                          JOIN scim_group g ON g.tenant_id = :tenant AND g.id = m.group_id
                         WHERE m.tenant_id = :tenant AND m.user_id = :user
                           AND NOT EXISTS (SELECT 1 FROM group_member
                                            WHERE tenant_id = :tenant AND group_id = m.group_id AND user_id = :other)
                         ORDER BY g.id
                           FOR NO KEY UPDATE OF g
                        """)
                .bind("tenant", tenant.value())
                .bind("user", user.value())
                .bind("other", other.value())
                .map((row, context) -> new GroupId(Columns.uuid(row, "id")))
                .list());
    }

    /** The groups are locked in the order of their ids before any is written. */
    @Override
    public List<GroupId> moveMemberships(TenantId tenant, List<GroupId> groups, UserId from, UserId to, Instant now) {
        return database.withHandle(handle -> handle.createQuery("""
                        WITH common AS MATERIALIZED (
                            SELECT g.id
                              FROM scim_group g
                             WHERE g.tenant_id = :tenant AND g.id = ANY(:groups::uuid[])
                             ORDER BY g.id
                               FOR NO KEY UPDATE
                        ),
                        moved AS (
                            UPDATE group_member m SET user_id = :to
                              FROM common
                             WHERE m.tenant_id = :tenant AND m.group_id = common.id AND m.user_id = :from
                               AND NOT EXISTS (SELECT 1 FROM group_member
                                                WHERE tenant_id = :tenant AND group_id = common.id AND user_id = :to)
                            RETURNING m.group_id
                        ),
                        touched AS (
                            UPDATE scim_group SET version = version + 1, last_modified = :now
                             WHERE tenant_id = :tenant AND id IN (SELECT group_id FROM moved)
                        )
                        SELECT group_id FROM moved ORDER BY group_id
                        """)
                .bind("tenant", tenant.value())
                .bindArray(
                        "groups",
                        UUID.class,
                        groups.stream().map(GroupId::value).toArray())
                .bind("from", from.value())
                .bind("to", to.value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new GroupId(Columns.uuid(row, "group_id")))
                .list());
    }

    @Override
    public Map<GroupId, List<GroupMember>> members(TenantId tenant, Collection<GroupId> groups, int atMost) {
        return shownMembers.ofGroups(tenant, groups, atMost);
    }

    @Override
    public Optional<List<GroupMember>> membersIfFew(TenantId tenant, GroupId group, int atMost) {
        return shownMembers.ifFew(tenant, group, atMost);
    }

    @Override
    public List<GroupMember> membersAfter(TenantId tenant, GroupId group, MemberId after, int atMost) {
        return shownMembers.after(tenant, group, after, atMost);
    }

    @Override
    public void delete(TenantId tenant, Group group, Instant now) {
        database.write(ResourceCount.counting("scim_group", -1, """
                        UPDATE scim_group
                           SET deleted_at = :now
                          FROM (SELECT id AS locked_id FROM scim_group
                                 WHERE tenant_id = :tenant AND id = :id FOR UPDATE) locked
                         WHERE tenant_id = :tenant AND id = locked_id AND version = :version AND deleted_at IS NULL
                        """, Refusal::staleVersion)
                .bind("tenant", tenant.value())
                .bind("id", group.id().value())
                .bind("version", group.version())
                .bind("now", now));
        uniqueValues(tenant, group).release().forEach(database::write);
        database.write(Write.of("""
                        WITH people AS (DELETE FROM group_member WHERE tenant_id = :tenant AND group_id = :id)
                        DELETE FROM group_nesting WHERE tenant_id = :tenant AND (group_id = :id OR child_id = :id)
                        """)
                .bind("tenant", tenant.value())
                .bind("id", group.id().value()));
    }

    @Override
    public void restore(TenantId tenant, Group group, boolean uniqueName) {
        database.write(ResourceCount.counting("scim_group", 1, """
                        UPDATE scim_group
                           SET deleted_at = NULL, name_key = :nameKey
                         WHERE tenant_id = :tenant AND id = :id AND version = :version - 1 AND deleted_at IS NOT NULL
                        """, Refusal::staleVersion)
                .bind("tenant", tenant.value())
                .bind("id", group.id().value())
                .bind("version", group.version())
                .bind("nameKey", uniqueName ? Optional.of(group.displayNameKey()) : Optional.empty())
                .unlessTaken(NAME_IS_UNIQUE, GroupProvisioning::nameTaken));
        update(tenant, group, uniqueName);
    }

    private Write bind(Write write, TenantId tenant, Group group, boolean uniqueName) {
        return write.bind("tenant", tenant.value())
                .bind("id", group.id().value())
                .bind("version", group.version())
                .bind("connection", group.linkedTo().map(ConnectionId::value))
                .bind("nameKey", uniqueName ? Optional.of(group.displayNameKey()) : Optional.empty())
                .bind("externalId", group.externalId())
                .bind("attributes", Json.write(group.attributes().toPlain()))
                .bind("comparable", comparable(typeIn(tenant), group))
                .bind("lastModified", group.lastModified())
                .unlessTaken(NAME_IS_UNIQUE, GroupProvisioning::nameTaken);
    }

    private static String comparable(ResourceType type, Group group) {
        return Json.write(ComparableForm.of(type.root(), group.attributes()).toPlain());
    }

    private static Group read(ResultSet row, StatementContext context) throws SQLException {
        return new Group(
                new GroupId(Columns.uuid(row, "id")),
                row.getLong("version"),
                Columns.optionalUuid(row, "connection_id").map(ConnectionId::new),
                Json.read(row.getString("attributes")),
                Columns.instant(row, "created"),
                Columns.instant(row, "last_modified"));
    }
}
