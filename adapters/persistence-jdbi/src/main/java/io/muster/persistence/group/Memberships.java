package io.muster.persistence.group;

import io.muster.domain.filter.Filter;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberDelta;
import io.muster.domain.group.MemberId;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.SqlCondition;
import io.muster.persistence.SqlText;
import io.muster.persistence.filter.MemberFilter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Changes of who belongs to a group: people in {@code group_member}, groups in {@code group_nesting}. */
final class Memberships {
    private final Handle handle;
    private final TenantId tenant;
    private final GroupId group;

    Memberships(Handle handle, TenantId tenant, GroupId group) {
        this.handle = handle;
        this.tenant = tenant;
        this.group = group;
    }

    MemberDelta apply(MemberChange change) {
        if (change instanceof MemberChange.Add add) {
            return add(add.members());
        }
        if (change instanceof MemberChange.Remove remove) {
            return remove(remove.members());
        }
        if (change instanceof MemberChange.RemoveMatching matching) {
            return remove(matching(matching.filter()));
        }
        if (change instanceof MemberChange.ChangeMatching matching) {
            throw matching.refusal(!matching(matching.filter()).isEmpty());
        }
        return replace(((MemberChange.Replace) change).members());
    }

    /**
     * Users and groups are locked as a foreign key would, in the order of their ids: changes go on beside, a deletion waits, and one that was
     * waited for is seen.
     */
    private MemberDelta add(Set<MemberId> members) {
        if (members.isEmpty()) {
            return MemberDelta.NONE;
        }
        if (members.contains(new MemberId(group.value()))) {
            throw GroupMember.inItself();
        }
        Map<String, List<MemberId>> outcome = outcome(bind("""
                WITH own AS (
                    SELECT connection_id FROM scim_group WHERE tenant_id = :tenant AND id = :group
                ),
                people AS MATERIALIZED (
                    SELECT id, deleted_at IS NOT NULL AS is_deleted FROM scim_user
                     WHERE tenant_id = :tenant AND id = ANY(:members)
                       AND connection_id IS NOT DISTINCT FROM (SELECT connection_id FROM own)
                     ORDER BY id FOR KEY SHARE
                ),
                groups AS MATERIALIZED (
                    SELECT id, deleted_at IS NOT NULL AS is_deleted FROM scim_group
                     WHERE tenant_id = :tenant AND id = ANY(:members)
                       AND connection_id IS NOT DISTINCT FROM (SELECT connection_id FROM own)
                     ORDER BY id FOR KEY SHARE
                ),
                new_people AS (
                    INSERT INTO group_member (tenant_id, group_id, user_id)
                    SELECT :tenant, :group, id FROM people WHERE NOT is_deleted
                    ON CONFLICT DO NOTHING RETURNING user_id
                ),
                new_groups AS (
                    INSERT INTO group_nesting (tenant_id, group_id, child_id)
                    SELECT :tenant, :group, id FROM groups WHERE NOT is_deleted
                    ON CONFLICT DO NOTHING RETURNING child_id
                )
                SELECT 'person' AS outcome, user_id AS id FROM new_people
                UNION ALL SELECT 'group', child_id FROM new_groups
                UNION ALL SELECT 'skipped', id FROM people WHERE is_deleted
                UNION ALL SELECT 'skipped', id FROM groups WHERE is_deleted
                UNION ALL (
                SELECT 'unknown', given.id
                  FROM unnest(:members) AS given(id)
                 WHERE (SELECT count(*) FROM people) + (SELECT count(*) FROM groups) < cardinality(:members)
                   AND given.id NOT IN (SELECT id FROM people UNION ALL SELECT id FROM groups)
                 LIMIT 1)
                """, members));
        if (outcome.containsKey("unknown")) {
            throw GroupMember.unknown(outcome.get("unknown").get(0).toString());
        }
        List<MemberId> groups = outcome.getOrDefault("group", List.of());
        if (!groups.isEmpty()) {
            requireNoCycle();
        }
        List<MemberId> skipped = outcome.getOrDefault("skipped", List.of());
        return new MemberDelta(outcome.getOrDefault("person", List.of()), List.of(), skipped)
                .and(new MemberDelta(groups, List.of()));
    }

    private MemberDelta remove(Set<MemberId> members) {
        if (members.isEmpty()) {
            return MemberDelta.NONE;
        }
        return removed(bind("""
                WITH old_people AS (
                    DELETE FROM group_member
                     WHERE tenant_id = :tenant AND group_id = :group AND user_id = ANY(:members) RETURNING user_id
                ),
                old_groups AS (
                    DELETE FROM group_nesting
                     WHERE tenant_id = :tenant AND group_id = :group AND child_id = ANY(:members) RETURNING child_id
                )
                SELECT 'removed' AS outcome, user_id AS id FROM old_people
                UNION ALL SELECT 'removed', child_id FROM old_groups
                """, members));
    }

    private MemberDelta replace(Set<MemberId> members) {
        MemberDelta gone = removed(bind("""
                WITH given AS (SELECT unnest(:members) AS id),
                old_people AS (
                    DELETE FROM group_member
                     WHERE tenant_id = :tenant AND group_id = :group
                       AND NOT EXISTS (SELECT 1 FROM given WHERE given.id = user_id) RETURNING user_id
                ),
                old_groups AS (
                    DELETE FROM group_nesting
                     WHERE tenant_id = :tenant AND group_id = :group
                       AND NOT EXISTS (SELECT 1 FROM given WHERE given.id = child_id) RETURNING child_id
                )
                SELECT 'removed' AS outcome, user_id AS id FROM old_people
                UNION ALL SELECT 'removed', child_id FROM old_groups
                """, members));
        return gone.and(add(members));
    }

    private Set<MemberId> matching(Filter filter) {
        SqlCondition condition = MemberFilter.of(filter, "m");
        return handle.createQuery(SqlText.of("""
                        SELECT member_id FROM membership m
                         WHERE tenant_id = :tenant AND group_id = :group AND <condition>
                        """, "condition", condition.sql()))
                .bindMap(condition.values())
                .bind("tenant", tenant.value())
                .bind("group", group.value())
                .mapTo(UUID.class)
                .map(MemberId::new)
                .collect(Collectors.toSet());
    }

    /** One at a time in a tenant, so that no two changes that are right by themselves make a circle together. */
    private void requireNoCycle() {
        handle.createQuery("SELECT pg_advisory_xact_lock(hashtextextended(:tenant, 0))")
                .bind("tenant", tenant.toString())
                .map((row, context) -> true)
                .one();
        boolean cycle = handle.createQuery("""
                        WITH RECURSIVE down(id) AS (
                            SELECT child_id FROM group_nesting WHERE tenant_id = :tenant AND group_id = :group
                            UNION
                            SELECT n.child_id FROM down
                              JOIN group_nesting n ON n.tenant_id = :tenant AND n.group_id = down.id
                        )
                        SELECT EXISTS (SELECT 1 FROM down WHERE id = :group)
                        """)
                .bind("tenant", tenant.value())
                .bind("group", group.value())
                .mapTo(Boolean.class)
                .one();
        if (cycle) {
            throw GroupMember.inItself();
        }
    }

    private static MemberDelta removed(Query query) {
        return new MemberDelta(List.of(), outcome(query).getOrDefault("removed", List.of()));
    }

    private Query bind(String sql, Collection<MemberId> members) {
        return handle.createQuery(sql)
                .bind("tenant", tenant.value())
                .bind("group", group.value())
                .bindArray(
                        "members",
                        UUID.class,
                        members.stream().map(MemberId::value).toArray());
    }

    private static Map<String, List<MemberId>> outcome(Query query) {
        return query.map((row, context) ->
                        Map.entry(row.getString("outcome"), new MemberId(row.getObject("id", UUID.class))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
