package io.muster.persistence.activity;

import io.muster.application.activity.ActivityLog;
import io.muster.application.activity.ActivityQuery;
import io.muster.domain.TimeOrderedId;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Cause;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.SqlCondition;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.StatementContext;

/** Lines as rows of {@code activity}, whose ids are in the order of their times. */
public final class JdbiActivityLog implements ActivityLog {
    private final Database database;

    @Inject
    public JdbiActivityLog(Database database) {
        this.database = database;
    }

    @Override
    public void add(TenantId tenant, Activity activity, Set<String> persons) {
        database.write(Write.of("""
                        INSERT INTO activity (tenant_id, id, at, actor, operation, subject, outcome, cause,
                                              reference, took_ms, detail, trace, persons)
                        VALUES (:tenant, :id, :at, :actor, :operation, :subject, :outcome, :cause::text,
                                :reference, :took, :detail, :trace, :persons::text[])
                        """)
                .bind("tenant", tenant.value())
                .bind("id", activity.id())
                .bind("at", activity.at())
                .bind("actor", activity.actor())
                .bind("operation", activity.operation())
                .bind("subject", activity.subject())
                .bind("outcome", activity.outcome())
                .bind("cause", activity.cause().map(Cause::name))
                .bind("reference", activity.reference())
                .bind("took", activity.took().toMillis())
                .bind("detail", activity.detail())
                .bind("trace", activity.trace().toArray(String[]::new))
                .bind("persons", Optional.of(persons.toArray(String[]::new)).filter(keys -> keys.length > 0)));
    }

    /** Tenant by tenant, as the key does, up to the first id that has a time in it which is not that old. */
    @Override
    public int forget(Duration age, int atMost) {
        return database.withHandle(handle -> handle.createUpdate("""
                        DELETE FROM activity
                         WHERE ctid = ANY(ARRAY(
                               SELECT old.row
                                 FROM (SELECT id FROM tenant UNION ALL SELECT :nobody) t
                                CROSS JOIN LATERAL (
                                      SELECT ctid AS row FROM activity
                                       WHERE tenant_id = t.id AND id < rpad(lpad(to_hex(
                                             greatest(0, (extract(epoch FROM clock_timestamp()) * 1000)::bigint - :age)), 12, '0'), 32, '0')::uuid
                                       ORDER BY id LIMIT :atMost) old
                                LIMIT :atMost))
                        """)
                .bind("age", age.toMillis())
                .bind("nobody", NO_TENANT.value())
                .bind("atMost", atMost)
                .execute());
    }

    /** Ids tell milliseconds apart, and times microseconds. */
    @Override
    public List<Activity> query(TenantId tenant, ActivityQuery query) {
        SqlCondition wanted = condition(tenant, query);
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT *
                          FROM (SELECT id, at, actor, operation, subject, outcome, cause, reference, took_ms, detail, trace
                                  FROM activity
                                 WHERE <wanted>
                                 ORDER BY id DESC
                                 LIMIT :limit) latest
                         ORDER BY at DESC, id DESC
                        """, "wanted", wanted.sql()))
                .bindMap(wanted.values())
                .bind("limit", query.limit())
                .map(JdbiActivityLog::read)
                .list());
    }

    /** Only what is asked for, so that PostgreSQL sees which index serves it. */
    private static SqlCondition condition(TenantId tenant, ActivityQuery query) {
        SqlCondition wanted = SqlCondition.of("tenant_id = :tenant", "tenant", tenant.value());
        wanted = and(wanted, "reference = :reference", "reference", query.reference());
        wanted = and(
                wanted,
                condition(query.whom()),
                "whom",
                Optional.of(query.whom().toArray(String[]::new)).filter(whom -> whom.length > 0));
        wanted = and(wanted, "outcome = :outcome", "outcome", query.outcome());
        return and(wanted, "id >= :since", "since", query.since().map(TimeOrderedId::first));
    }

    /** One id is what is asked for mostly. */
    private static String condition(Set<String> whom) {
        return whom.size() == 1
                ? "subject = (:whom::text[])[1]"
                : "(subject = ANY(:whom::text[]) OR persons && :whom::text[])";
    }

    @Override
    public boolean hasOpenFailure(TenantId tenant, String connection, Cause cause, Instant since) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT EXISTS (
                            SELECT 1 FROM activity failed
                             WHERE tenant_id = :tenant AND id >= :since AND cause = :cause
                               AND (subject IS NOT NULL OR persons IS NOT NULL)
                               AND split_part(split_part(actor, ',', 1), ' acting as ', 1) = 'connection ' || :connection
                               AND NOT EXISTS (SELECT 1 FROM activity done
                                                WHERE done.tenant_id = :tenant AND done.id > failed.id AND done.outcome = 'DONE'
                                                  AND done.subject = failed.subject AND starts_with(done.actor, 'connection '))
                               AND NOT EXISTS (SELECT 1 FROM activity done
                                                WHERE done.tenant_id = :tenant AND done.id > failed.id AND done.outcome = 'DONE'
                                                  AND done.persons && failed.persons AND starts_with(done.actor, 'connection ')))
                        """)
                .bind("tenant", tenant.value())
                .bind("since", TimeOrderedId.first(since))
                .bind("cause", cause.name())
                .bind("connection", connection)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public List<Found> find(String reference) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT line.*, t.id AS tenant_id
                          FROM (SELECT id FROM tenant UNION ALL SELECT :nobody) t
                         CROSS JOIN LATERAL (
                               SELECT id, at, actor, operation, subject, outcome, cause, reference, took_ms, detail, trace
                                 FROM activity WHERE tenant_id = t.id AND reference = :reference) line
                         ORDER BY line.at DESC, line.id DESC
                         LIMIT :limit
                        """)
                .bind("nobody", NO_TENANT.value())
                .bind("reference", reference)
                .bind("limit", ActivityQuery.MAX_LIMIT)
                .map((row, context) -> new Found(new TenantId(Columns.uuid(row, "tenant_id")), read(row, context)))
                .list());
    }

    private static SqlCondition and(SqlCondition wanted, String sql, String name, Optional<?> value) {
        return value.isPresent() ? wanted.and(SqlCondition.of(sql, name, value.get())) : wanted;
    }

    private static Activity read(ResultSet row, StatementContext context) throws SQLException {
        return new Activity(
                Columns.uuid(row, "id"),
                Columns.instant(row, "at"),
                row.getString("actor"),
                row.getString("operation"),
                Optional.ofNullable(row.getString("subject")),
                Activity.Outcome.valueOf(row.getString("outcome")),
                Optional.ofNullable(row.getString("cause")).map(Cause::valueOf),
                row.getString("reference"),
                Duration.ofMillis(row.getLong("took_ms")),
                row.getString("detail"),
                Columns.texts(row, "trace"));
    }
}
