package io.muster.persistence.link;

import io.muster.application.link.DuplicateRepository;
import io.muster.domain.link.Duplicate;
import io.muster.domain.link.Duplicate.Reason;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** Pairs by what they share, found in one pass over the tenant's users. */
public final class JdbiDuplicateRepository implements DuplicateRepository {
    /**
     * Of many who share one thing each is paired with the first, not with all. A letter that no name has stands between the parts of a
     * mailbox and a name.
     */
    private static final String PAIRS = """
            WITH person AS MATERIALIZED (
                SELECT id, user_name_key, external_id, comparable,
                       comparable -> 'name' ->> 'givenName' AS given, comparable -> 'name' ->> 'familyName' AS family
                  FROM scim_user WHERE tenant_id = :tenant AND deleted_at IS NULL
            ),
            address(id, key) AS (
                SELECT id, user_name_key FROM person WHERE position('@' IN user_name_key) > 0
                UNION
                SELECT id, value #>> '{}' FROM person, jsonb_path_query(comparable, '$.emails[*].value') AS value
            ),
            alias(id, key) AS (
                SELECT user_id, name_key FROM user_alias JOIN person ON person.id = user_alias.user_id
                 WHERE tenant_id = :tenant AND (valid_until IS NULL OR valid_until > now())
            ),
            name(id, key) AS (SELECT id, key FROM address UNION SELECT id, user_name_key FROM person UNION SELECT id, key FROM alias),
            mailbox(id, key) AS (
                SELECT DISTINCT person.id, split_part(name.key, '@', 1) || chr(1) || given || chr(1) || family
                  FROM person JOIN name ON name.id = person.id WHERE given IS NOT NULL AND family IS NOT NULL
            ),
            shared(reason, id, first) AS (
                SELECT 'SAME_ADDRESS', id, first_value(id) OVER (PARTITION BY key ORDER BY id) FROM address
                UNION ALL
                SELECT 'MOVED_EXTERNAL_ID', id, first_value(id) OVER (PARTITION BY external_id ORDER BY id)
                  FROM person WHERE external_id <> ''
                UNION ALL
                SELECT 'SAME_MAILBOX_AND_NAME', id, first_value(id) OVER (PARTITION BY key ORDER BY id) FROM mailbox
                UNION ALL
                SELECT 'ALIAS', name.id, alias.id FROM alias JOIN name USING (key)
            ),
            pair AS (
                SELECT least(id, first) AS one, greatest(id, first) AS other, array_agg(DISTINCT reason) AS reasons
                  FROM shared WHERE id <> first GROUP BY 1, 2
            )
            SELECT * FROM pair
             WHERE NOT EXISTS (SELECT 1 FROM distinct_users d
                                WHERE d.tenant_id = :tenant AND d.one = pair.one AND d.other = pair.other)
             ORDER BY 'SAME_ADDRESS' = ANY(reasons) DESC, 'ALIAS' = ANY(reasons) DESC,
                      'MOVED_EXTERNAL_ID' = ANY(reasons) DESC, cardinality(reasons) DESC, one, other
             LIMIT :limit
            """;

    private final Database database;

    @Inject
    public JdbiDuplicateRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<Duplicate> find(TenantId tenant, int limit) {
        return database.withHandle(handle -> handle
                .createQuery(PAIRS)
                .bind("tenant", tenant.value())
                .bind("limit", limit)
                .map(JdbiDuplicateRepository::read)
                .stream()
                .sorted(Comparator.comparing(Duplicate::score).reversed())
                .toList());
    }

    @Override
    public void setDistinct(TenantId tenant, UserId one, UserId other, boolean distinct) {
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        database.write(Write.of(
                        distinct
                                ? "INSERT INTO distinct_users (tenant_id, one, other) VALUES (:tenant, :one, :other) ON CONFLICT DO NOTHING"
                                : "DELETE FROM distinct_users WHERE tenant_id = :tenant AND one = :one AND other = :other")
                .bind("tenant", tenant.value())
                .bind("one", (inOrder ? one : other).value())
                .bind("other", (inOrder ? other : one).value()));
    }

    private static Duplicate read(ResultSet row, StatementContext context) throws SQLException {
        return new Duplicate(
                new UserId(Columns.uuid(row, "one")),
                new UserId(Columns.uuid(row, "other")),
                Columns.texts(row, "reasons").stream().map(Reason::valueOf).collect(Collectors.toSet()));
    }
}
