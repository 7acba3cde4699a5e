package io.muster.persistence.job;

import io.muster.application.job.JobLedger;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of jobs in {@code job_row}, written all at once. */
public final class JdbiJobLedger implements JobLedger {
    /** Before all ids, which have a time in them. A condition that may be left out would not be looked up in an index. */
    private static final UUID BEGINNING = new UUID(0, 0);

    private final Database database;

    @Inject
    public JdbiJobLedger(Database database) {
        this.database = database;
    }

    @Override
    public void put(TenantId tenant, JobId job, List<JobRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.write(Write.of("""
                        INSERT INTO job_row (tenant_id, job_id, subject, key, before, after, state, reason)
                        SELECT :tenant, :job, given.*
                          FROM unnest(:subjects::uuid[], :keys::text[], :befores::text[], :afters::text[], :states::text[],
                                      :reasons::text[]) AS given
                            ON CONFLICT (tenant_id, job_id, subject) DO UPDATE
                               SET key = EXCLUDED.key, before = EXCLUDED.before, after = EXCLUDED.after,
                                   state = EXCLUDED.state, reason = EXCLUDED.reason
                        """)
                .bind("tenant", tenant.value())
                .bind("job", job.value())
                .bind("subjects", rows.stream().map(JobRow::subject).toArray(UUID[]::new))
                .bind("keys", texts(rows, JobRow::key))
                .bind("befores", texts(rows, JobRow::before))
                .bind("afters", texts(rows, JobRow::after))
                .bind("states", texts(rows, row -> Optional.of(row.state().name())))
                .bind("reasons", texts(rows, JobRow::reason)));
    }

    @Override
    public List<JobRow> page(
            TenantId tenant, JobId job, Optional<JobRow.State> state, Optional<UUID> after, int limit) {
        String condition = state.isPresent() ? "AND state = :state" : "";
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT * FROM job_row
                         WHERE tenant_id = :tenant AND job_id = :job AND subject > :after <condition>
                         ORDER BY subject
                         LIMIT :limit
                        """, "condition", condition))
                .bind("tenant", tenant.value())
                .bind("job", job.value())
                .bind("after", after.orElse(BEGINNING))
                .bindMap(state.map(given -> Map.of("state", given.name())).orElse(Map.of()))
                .bind("limit", limit)
                .map(JdbiJobLedger::read)
                .list());
    }

    @Override
    public List<JobRow> withKeys(TenantId tenant, JobId job, Set<String> keys) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM job_row
                         WHERE tenant_id = :tenant AND job_id = :job AND key = ANY(:keys::text[])
                        """)
                .bind("tenant", tenant.value())
                .bind("job", job.value())
                .bindArray("keys", String.class, keys.toArray())
                .map(JdbiJobLedger::read)
                .list());
    }

    private static String[] texts(List<JobRow> rows, Function<JobRow, Optional<String>> text) {
        return rows.stream().map(row -> text.apply(row).orElse(null)).toArray(String[]::new);
    }

    private static JobRow read(ResultSet row, StatementContext context) throws SQLException {
        return new JobRow(
                Columns.uuid(row, "subject"),
                Optional.ofNullable(row.getString("key")),
                Optional.ofNullable(row.getString("before")),
                Optional.ofNullable(row.getString("after")),
                JobRow.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("reason")));
    }
}
