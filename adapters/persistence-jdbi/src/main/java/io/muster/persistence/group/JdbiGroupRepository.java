package io.muster.persistence.group;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.group.GroupRepository;
import io.muster.domain.Refusal;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Json;
import io.muster.persistence.filter.Listing;
import io.muster.persistence.filter.ResourceCount;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** Groups in {@code scim_group}, their members in {@code group_member}. */
public final class JdbiGroupRepository implements GroupRepository {
    private final Listing<Group> listing = new Listing<>(
            "scim_group", "id, version, attributes, created, last_modified", Schemas.GROUP, JdbiGroupRepository::read);

    private final Database database;

    @Inject
    public JdbiGroupRepository(Database database) {
        this.database = database;
    }

    @Override
    public void insert(TenantId tenant, Group group) {
        database.withHandle(handle -> handle.createUpdate(ResourceCount.counting("scim_group", 1, """
                        INSERT INTO scim_group (tenant_id, id, version, external_id, attributes, comparable, created,
                                                last_modified)
                        VALUES (:tenant, :id, :version, :externalId, :attributes::jsonb, :comparable::jsonb, :created,
                                :lastModified)
                        """))
                .bind("tenant", tenant.value())
                .bind("id", group.id().value())
                .bind("version", group.version())
                .bind("externalId", group.externalId())
                .bind("attributes", Json.write(group.attributes().toPlain()))
                .bind("comparable", comparable(group))
                .bind("created", group.created())
                .bind("lastModified", group.lastModified())
                .execute());
    }

    @Override
    public Optional<Group> find(TenantId tenant, GroupId id) {
        return find(tenant, id, "");
    }

    @Override
    public Optional<Group> findForUpdate(TenantId tenant, GroupId id) {
        return find(tenant, id, "FOR NO KEY UPDATE"); // rows that refer to the group may be added meanwhile
    }

    private Optional<Group> find(TenantId tenant, GroupId id, String lock) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT id, version, attributes, created, last_modified
                          FROM scim_group
                         WHERE tenant_id = :tenant AND id = :id AND deleted_at IS NULL
                        <lock>
                        """)
                .define("lock", lock)
                .bind("tenant", tenant.value())
                .bind("id", id.value())
                .map(JdbiGroupRepository::read)
                .findOne());
    }

    @Override
    public Page<Group> query(TenantId tenant, ResourceQuery query) {
        return database.withHandle(handle -> listing.page(handle, tenant, query));
    }

    /** One statement, however many they are. */
    @Override
    public void addMembers(TenantId tenant, GroupId group, List<UserId> users) {
        Set<UUID> ids = users.stream().map(UserId::value).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return;
        }
        int living = database.withHandle(handle -> handle.createQuery("""
                        WITH living AS (
                            SELECT id FROM scim_user WHERE tenant_id = :tenant AND id = ANY(:users) AND deleted_at IS NULL
                        ), added AS (
                            INSERT INTO group_member (tenant_id, group_id, user_id)
                            SELECT :tenant, :group, id FROM living
                            ON CONFLICT DO NOTHING
                        )
                        SELECT count(*) FROM living
                        """)
                .bind("tenant", tenant.value())
                .bind("group", group.value())
                .bindArray("users", UUID.class, ids)
                .mapTo(Integer.class)
                .one());
        if (living < ids.size()) {
            throw GroupMember.unknown();
        }
    }

    @Override
    public Map<GroupId, List<GroupMember>> members(TenantId tenant, Collection<GroupId> groups) {
        Set<UUID> ids = groups.stream().map(GroupId::value).collect(Collectors.toSet());
        return database.withHandle(handle -> handle
                .createQuery("""
                        SELECT group_id, user_id,
                               coalesce(attributes ->> 'displayName', attributes ->> 'userName') AS display
                          FROM group_member
                          JOIN scim_user ON scim_user.tenant_id = group_member.tenant_id AND scim_user.id = user_id
                         WHERE group_member.tenant_id = :tenant AND group_id = ANY(:groups) AND deleted_at IS NULL
                         ORDER BY group_id, user_id
                        """)
                .bind("tenant", tenant.value())
                .bindArray("groups", UUID.class, ids)
                .map(Membership::read)
                .stream()
                .collect(Collectors.groupingBy(
                        Membership::group, Collectors.mapping(Membership::member, Collectors.toList()))));
    }

    @Override
    public void delete(TenantId tenant, Group group, Instant now) {
        int deleted = database.withHandle(handle -> handle.createUpdate(ResourceCount.counting("scim_group", -1, """
                        UPDATE scim_group
                           SET deleted_at = :now
                         WHERE tenant_id = :tenant AND id = :id AND version = :version AND deleted_at IS NULL
                        """))
                .bind("tenant", tenant.value())
                .bind("id", group.id().value())
                .bind("version", group.version())
                .bind("now", now)
                .execute());
        if (deleted == 0) {
            throw Refusal.staleVersion();
        }
        database.withHandle(handle -> handle.createUpdate("""
                        DELETE FROM group_member WHERE tenant_id = :tenant AND group_id = :id
                        """)
                .bind("tenant", tenant.value())
                .bind("id", group.id().value())
                .execute());
    }

    private static String comparable(Group group) {
        return Json.write(
                ComparableForm.of(Schemas.GROUP.root(), group.attributes()).toPlain());
    }

    private static Group read(ResultSet row, StatementContext context) throws SQLException {
        return new Group(
                new GroupId(Columns.uuid(row, "id")),
                row.getLong("version"),
                Json.read(row.getString("attributes")),
                Columns.instant(row, "created"),
                Columns.instant(row, "last_modified"));
    }

    /** That a user belongs to a group. */
    private record Membership(GroupId group, GroupMember member) {
        static Membership read(ResultSet row, StatementContext context) throws SQLException {
            return new Membership(
                    new GroupId(Columns.uuid(row, "group_id")),
                    new GroupMember(new UserId(Columns.uuid(row, "user_id")), row.getString("display")));
        }
    }
}
