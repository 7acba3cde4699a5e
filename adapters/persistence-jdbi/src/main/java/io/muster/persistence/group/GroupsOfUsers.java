package io.muster.persistence.group;

import io.muster.domain.group.GroupId;
import io.muster.domain.group.UserGroup;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The groups that users are in. Groups above groups are walked only where there are any: to plan that walk costs more than the rest. */
final class GroupsOfUsers {
    private static final int MAX_GROUPS_TO_A_USER = 1000;

    private final Handle handle;
    private final TenantId tenant;
    private final UUID[] users;

    GroupsOfUsers(Handle handle, TenantId tenant, Collection<UserId> users) {
        this.handle = handle;
        this.tenant = tenant;
        this.users = users.stream().map(UserId::value).toArray(UUID[]::new);
    }

    Map<UserId, List<UserGroup>> find() {
        Map<UserId, List<UserGroup>> direct = read(handle.createQuery("""
                SELECT m.user_id, m.group_id, TRUE AS direct, g.display
                  FROM group_member m
                 CROSS JOIN LATERAL (
                        SELECT attributes ->> 'displayName' AS display
                          FROM scim_group WHERE tenant_id = :tenant AND id = m.group_id OFFSET 0) g
                 WHERE m.tenant_id = :tenant AND m.user_id = ANY(:users)
                 ORDER BY m.user_id, m.group_id
                 LIMIT :atMost
                """));
        return direct.isEmpty() || !isAnyBelowAnother(direct) ? direct : read(handle.createQuery("""
                WITH RECURSIVE up(user_id, group_id, direct) AS (
                    SELECT user_id, group_id, TRUE FROM group_member
                     WHERE tenant_id = :tenant AND user_id = ANY(:users)
                    UNION
                    SELECT up.user_id, n.group_id, FALSE
                      FROM up JOIN group_nesting n ON n.tenant_id = :tenant AND n.child_id = up.group_id
                )
                SELECT up.user_id, up.group_id, bool_or(up.direct) AS direct, g.display
                  FROM up
                 CROSS JOIN LATERAL (
                        SELECT attributes ->> 'displayName' AS display
                          FROM scim_group WHERE tenant_id = :tenant AND id = up.group_id OFFSET 0) g
                 GROUP BY up.user_id, up.group_id, g.display
                 ORDER BY up.user_id, up.group_id
                 LIMIT :atMost
                """));
    }

    private boolean isAnyBelowAnother(Map<UserId, List<UserGroup>> direct) {
        UUID[] groups = direct.values().stream()
                .flatMap(List::stream)
                .map(group -> group.id().value())
                .distinct()
                .toArray(UUID[]::new);
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM group_nesting WHERE tenant_id = :tenant AND child_id = ANY(:groups))
                        """)
                .bind("tenant", tenant.value())
                .bindArray("groups", UUID.class, (Object[]) groups)
                .mapTo(Boolean.class)
                .one();
    }

    private Map<UserId, List<UserGroup>> read(Query query) {
        return query
                .bind("tenant", tenant.value())
                .bindArray("users", UUID.class, (Object[]) users)
                .bind("atMost", MAX_GROUPS_TO_A_USER * users.length)
                .map((row, context) -> Map.entry(
                        new UserId(Columns.uuid(row, "user_id")),
                        new UserGroup(
                                new GroupId(Columns.uuid(row, "group_id")),
                                row.getBoolean("direct"),
                                row.getString("display"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
