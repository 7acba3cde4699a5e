package io.muster.persistence.metric;

import io.muster.application.metric.Standing;
import io.muster.application.metric.StandingRepository;
import io.muster.domain.health.Traffic;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobState;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.ScimState;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import io.muster.persistence.health.TrafficRow;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts by three statements; ages are by the clock of the database. */
public final class JdbiStandingRepository implements StandingRepository {
    private final Database database;

    @Inject
    public JdbiStandingRepository(Database database) {
        this.database = database;
    }

    @Override
    public Counts count(int bound) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT (SELECT count(*) FROM connection) AS connections,
                               (SELECT count(*) FROM (SELECT 1 FROM user_conflict WHERE decision IS NULL LIMIT :bound) AS few) AS conflicts,
                               (SELECT extract(epoch FROM clock_timestamp() - min(occurred_at))
                                  FROM (SELECT occurred_at FROM outbox_event WHERE notice = 'DUE' LIMIT :bound) AS few)
                                   AS oldest_event,
                               (SELECT extract(epoch FROM clock_timestamp() - min(created))
                                  FROM (SELECT created FROM mail WHERE state = 'QUEUED' LIMIT :bound) AS few)
                                   AS oldest_mail,
                               (SELECT extract(epoch FROM clock_timestamp() - min(created))
                                  FROM job WHERE state = 'RUNNING')
                                   AS oldest_job,
                               ending.within_1, ending.within_7, ending.within_30
                          FROM (SELECT count(*) FILTER (WHERE expires <= clock_timestamp() + interval '1 day') AS within_1,
                                       count(*) FILTER (WHERE expires <= clock_timestamp() + interval '7 days') AS within_7,
                                       count(*) AS within_30
                                  FROM token
                                 WHERE set_to = 'ACTIVE' AND replaced IS NULL
                                   AND expires > now() AND expires <= now() + interval '30 days') AS ending
                        """)
                .bind("bound", bound)
                .map((row, context) -> new Counts(
                        connections(handle, bound),
                        row.getLong("connections"),
                        row.getLong("conflicts"),
                        age(row, "oldest_event"),
                        age(row, "oldest_mail"),
                        age(row, "oldest_job"),
                        Map.of(1, row.getLong("within_1"), 7, row.getLong("within_7"), 30, row.getLong("within_30")),
                        jobs(handle)))
                .one());
    }

    private static List<Connected> connections(Handle handle, int bound) {
        return handle.createQuery(SqlText.of("""
                        SELECT connection.profile, tenant.scim, <traffic>
                          FROM connection
                          JOIN tenant ON tenant.id = connection.tenant_id
                          LEFT JOIN connection_traffic
                            ON connection_traffic.tenant_id = connection.tenant_id
                           AND connection_traffic.connection_id = connection.id
                         LIMIT :bound
                        """, "traffic", TrafficRow.COLUMNS))
                .bind("bound", bound)
                .map(JdbiStandingRepository::connected)
                .list();
    }

    private static Connected connected(ResultSet row, StatementContext context) throws SQLException {
        return new Connected(
                Profile.valueOf(row.getString("profile")),
                ScimState.valueOf(row.getString("scim")),
                row.getString("cycles") == null ? Traffic.NONE : TrafficRow.read(row));
    }

    private static List<Standing.Jobs> jobs(Handle handle) {
        return handle.createQuery("""
                        SELECT kind, state, count(*) AS jobs, coalesce(sum(total), 0) AS total,
                               coalesce(sum(coalesce((states ->> 'DONE')::bigint, 0)
                                          + coalesce((states ->> 'SKIPPED')::bigint, 0)), 0) AS done
                          FROM job
                         WHERE state IN ('RUNNING', 'PAUSED')
                         GROUP BY kind, state
                        """)
                .map((row, context) -> new Standing.Jobs(
                        JobKind.valueOf(row.getString("kind")),
                        JobState.valueOf(row.getString("state")),
                        row.getLong("jobs"),
                        row.getLong("total"),
                        row.getLong("done")))
                .list();
    }

    /** What another clock dated into the future has no age. */
    private static Optional<Duration> age(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.max(0, Math.round(seconds * 1000))));
    }
}
