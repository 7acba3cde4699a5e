package io.muster.persistence.template;

import io.muster.application.template.TouchedPeople;
import io.muster.domain.group.MemberId;
import io.muster.domain.job.JobId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Goes down from the members, through {@code group_nesting}. */
public final class JdbiTouchedPeople implements TouchedPeople {
    private static final String DOWN = """
            WITH RECURSIVE down(id) AS (
                SELECT unnest(:members)
                UNION
                SELECT n.child_id FROM down
                  JOIN group_nesting n ON n.tenant_id = :tenant AND n.group_id = down.id
            )
            """;

    private final Database database;

    @Inject
    public JdbiTouchedPeople(Database database) {
        this.database = database;
    }

    /**
     * Stops at the limit, which is one above; a user who is met twice counts twice towards it. The limits inside keep the planner from
     * reading all members of the tenant.
     */
    @Override
    public Optional<List<UserId>> ifFew(TenantId tenant, Collection<MemberId> members, int atMost) {
        List<Met> met = database.withHandle(handle -> handle.createQuery(DOWN + """
                        , met AS MATERIALIZED (
                            SELECT u.id FROM down
                             CROSS JOIN LATERAL (
                                   SELECT id FROM scim_user
                                    WHERE tenant_id = :tenant AND id = down.id AND deleted_at IS NULL LIMIT 1) u
                            UNION ALL
                            SELECT m.user_id FROM down
                             CROSS JOIN LATERAL (
                                   SELECT user_id FROM group_member
                                    WHERE tenant_id = :tenant AND group_id = down.id LIMIT :limit) m
                             LIMIT :limit)
                        SELECT DISTINCT id, (SELECT count(*) FROM met) AS times FROM met ORDER BY id
                        """)
                .bind("tenant", tenant.value())
                .bindArray("members", UUID.class, ids(members))
                .bind("limit", atMost + 1)
                .map((row, context) -> new Met(new UserId(Columns.uuid(row, "id")), row.getLong("times")))
                .list());
        return met.isEmpty() || met.get(0).times() <= atMost
                ? Optional.of(met.stream().map(Met::user).toList())
                : Optional.empty();
    }

    @Override
    public long plan(TenantId tenant, JobId job, Collection<MemberId> members) {
        return database.withHandle(handle -> handle.createUpdate(DOWN + """
                        INSERT INTO job_row (tenant_id, job_id, subject, state)
                        SELECT :tenant, :job, touched.id, 'PLANNED'
                          FROM (SELECT u.id FROM down
                                  JOIN scim_user u ON u.tenant_id = :tenant AND u.id = down.id AND u.deleted_at IS NULL
                                UNION
                                SELECT m.user_id FROM down
                                  JOIN group_member m ON m.tenant_id = :tenant AND m.group_id = down.id) touched
                        """)
                .bind("tenant", tenant.value())
                .bind("job", job.value())
                .bindArray("members", UUID.class, ids(members))
                .execute());
    }

    private static Object[] ids(Collection<MemberId> members) {
        return members.stream().map(MemberId::value).toArray();
    }

    /** @param times that all together were met */
    private record Met(UserId user, long times) {}
}
