package io.muster.persistence.group;

import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.MemberId;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** Who is shown as a member of groups, and by which name; so many at once as are asked for. */
final class ShownMembers {
    /**
     * People and groups each by their own index, and no more than a page of each, for a sort of both would read them all. OFFSET 0
     * keeps the planner from joining in any other way than name by name.
     */
    private static final String PAGE_OF_MEMBERS = """
            (SELECT m.group_id, m.user_id AS member_id, 'User' AS type, u.display
              FROM group_member m
             CROSS JOIN LATERAL (
                    SELECT coalesce(attributes ->> 'displayName', attributes ->> 'userName') AS display
                      FROM scim_user WHERE tenant_id = :tenant AND id = m.user_id AND deleted_at IS NULL OFFSET 0) u
             WHERE m.tenant_id = :tenant AND m.group_id = $group AND m.user_id > $after
             ORDER BY m.user_id LIMIT :atMost)
            UNION ALL
            (SELECT n.group_id, n.child_id, 'Group', g.display
              FROM group_nesting n
             CROSS JOIN LATERAL (
                    SELECT attributes ->> 'displayName' AS display
                      FROM scim_group WHERE tenant_id = :tenant AND id = n.child_id AND deleted_at IS NULL OFFSET 0) g
             WHERE n.tenant_id = :tenant AND n.group_id = $group AND n.child_id > $after
             ORDER BY n.child_id LIMIT :atMost)
             ORDER BY member_id LIMIT :atMost
            """;

    private static final String BEFORE_ALL = "'00000000-0000-0000-0000-000000000000'";

    private final Database database;

    ShownMembers(Database database) {
        this.database = database;
    }

    Map<GroupId, List<GroupMember>> ofGroups(TenantId tenant, Collection<GroupId> groups, int atMost) {
        return database.withHandle(handle -> handle
                .createQuery(SqlText.of(
                        """
                        SELECT m.*
                          FROM unnest(:groups) AS wanted(id)
                         CROSS JOIN LATERAL (<page>) m
                         ORDER BY m.group_id, m.member_id
                        """,
                        "page",
                        PAGE_OF_MEMBERS.replace("$group", "wanted.id").replace("$after", BEFORE_ALL)))
                .bind("tenant", tenant.value())
                .bindArray(
                        "groups",
                        UUID.class,
                        groups.stream().map(GroupId::value).toArray())
                .bind("atMost", atMost)
                .map(Membership::read)
                .stream()
                .collect(Collectors.groupingBy(
                        Membership::group, Collectors.mapping(Membership::member, Collectors.toList()))));
    }

    /** Names are looked up only where they are shown: of one member more than that, of none. */
    Optional<List<GroupMember>> ifFew(TenantId tenant, GroupId group, int atMost) {
        List<Membership> first = database.withHandle(handle -> handle.createQuery("""
                        WITH first AS (
                            SELECT * FROM (
                                (SELECT user_id AS member_id, 'User' AS type FROM group_member m
                                  WHERE tenant_id = :tenant AND group_id = :group
                                    AND EXISTS (SELECT 1 FROM scim_user
                                                 WHERE tenant_id = :tenant AND id = m.user_id AND deleted_at IS NULL)
                                  ORDER BY user_id LIMIT :atMost + 1)
                                UNION ALL
                                (SELECT child_id, 'Group' FROM group_nesting n
                                  WHERE tenant_id = :tenant AND group_id = :group
                                    AND EXISTS (SELECT 1 FROM scim_group
                                                 WHERE tenant_id = :tenant AND id = n.child_id AND deleted_at IS NULL)
                                  ORDER BY child_id LIMIT :atMost + 1)
                            ) members LIMIT :atMost + 1
                        )
                        SELECT :group AS group_id, member_id, type,
                               CASE WHEN (SELECT count(*) FROM first) > :atMost THEN ''
                                    WHEN type = 'User' THEN (
                                        SELECT coalesce(attributes ->> 'displayName', attributes ->> 'userName')
                                          FROM scim_user WHERE tenant_id = :tenant AND id = member_id)
                                    ELSE (
                                        SELECT attributes ->> 'displayName'
                                          FROM scim_group WHERE tenant_id = :tenant AND id = member_id)
                               END AS display
                          FROM first
                         ORDER BY member_id
                        """)
                .bind("tenant", tenant.value())
                .bind("group", group.value())
                .bind("atMost", atMost)
                .map(Membership::read)
                .list());
        return first.size() > atMost
                ? Optional.empty()
                : Optional.of(first.stream().map(Membership::member).toList());
    }

    List<GroupMember> after(TenantId tenant, GroupId group, MemberId after, int atMost) {
        return database.withHandle(handle -> handle.createQuery(
                        PAGE_OF_MEMBERS.replace("$group", ":group").replace("$after", ":after"))
                .bind("tenant", tenant.value())
                .bind("group", group.value())
                .bind("after", after.value())
                .bind("atMost", atMost)
                .map(Membership::read)
                .map(Membership::member)
                .list());
    }

    /** That a user belongs to a group. */
    private record Membership(GroupId group, GroupMember member) {
        static Membership read(ResultSet row, StatementContext context) throws SQLException {
            return new Membership(
                    new GroupId(Columns.uuid(row, "group_id")),
                    new GroupMember(
                            new MemberId(Columns.uuid(row, "member_id")),
                            row.getString("type").equals("User") ? GroupMember.Kind.USER : GroupMember.Kind.GROUP,
                            row.getString("display")));
        }
    }
}
