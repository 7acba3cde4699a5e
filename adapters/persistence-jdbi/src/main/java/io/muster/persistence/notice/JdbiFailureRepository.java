package io.muster.persistence.notice;

import io.muster.application.notice.FailureRepository;
import io.muster.domain.activity.Cause;
import io.muster.domain.notice.OpenFailure;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Failures as rows of {@code failure}, by the clock of PostgreSQL. */
public final class JdbiFailureRepository implements FailureRepository {
    private final Database database;

    @Inject
    public JdbiFailureRepository(Database database) {
        this.database = database;
    }

    @Override
    public Instant now() {
        return database.withHandle(handle -> handle.createQuery("SELECT clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant());
    }

    @Override
    public void add(TenantId tenant, ConnectionId connection, Cause cause, String reference, String answer) {
        database.write(Write.of("""
                        INSERT INTO failure (tenant_id, connection_id, cause, first_at, last_at, n, reference, answer, told,
                                             due_at)
                        VALUES (:tenant, :connection, :cause, clock_timestamp(), clock_timestamp(), 1, :reference, :answer, 0,
                                clock_timestamp())
                        ON CONFLICT (tenant_id, connection_id, cause) DO UPDATE
                           SET last_at = EXCLUDED.last_at, n = failure.n + 1,
                               reference = CASE failure.n WHEN failure.told THEN EXCLUDED.reference ELSE failure.reference END,
                               answer = CASE failure.n WHEN failure.told THEN EXCLUDED.answer ELSE failure.answer END
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", connection.value())
                .bind("cause", cause.name())
                .bind("reference", reference)
                .bind("answer", answer));
    }

    @Override
    public List<Due> due(int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT tenant_id, connection_id, cause FROM failure
                         WHERE due_at <= clock_timestamp()
                         ORDER BY due_at
                         LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new Due(
                        new TenantId(Columns.uuid(row, "tenant_id")),
                        new ConnectionId(Columns.uuid(row, "connection_id")),
                        Cause.valueOf(row.getString("cause"))))
                .list());
    }

    @Override
    public Optional<OpenFailure> take(Due due) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM failure
                         WHERE tenant_id = :tenant AND connection_id = :connection AND cause = :cause
                           AND due_at <= clock_timestamp()
                           FOR NO KEY UPDATE SKIP LOCKED
                        """)
                .bind("tenant", due.tenant().value())
                .bind("connection", due.connection().value())
                .bind("cause", due.cause().name())
                .map(JdbiFailureRepository::read)
                .findOne());
    }

    @Override
    public void keep(TenantId tenant, OpenFailure failure, Duration dueIn) {
        database.write(Write.of("""
                        UPDATE failure
                           SET told = :told, due_at = clock_timestamp() + make_interval(secs => :dueIn)
                         WHERE tenant_id = :tenant AND connection_id = :connection AND cause = :cause
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", failure.connection().value())
                .bind("cause", failure.cause().name())
                .bind("told", failure.told())
                .bind("dueIn", dueIn.toMillis() / 1000.0));
    }

    @Override
    public void close(TenantId tenant, OpenFailure failure) {
        database.write(Write.of("""
                        DELETE FROM failure
                         WHERE tenant_id = :tenant AND connection_id = :connection AND cause = :cause
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", failure.connection().value())
                .bind("cause", failure.cause().name()));
    }

    @Override
    public List<OpenFailure> list(TenantId tenant, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM failure WHERE tenant_id = :tenant ORDER BY last_at DESC, cause LIMIT :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("limit", limit)
                .map(JdbiFailureRepository::read)
                .list());
    }

    @Override
    public List<OpenFailure> clear(TenantId tenant, Optional<Cause> cause) {
        return database.withHandle(handle -> handle.createQuery("""
                        DELETE FROM failure
                         WHERE tenant_id = :tenant AND cause = coalesce(:cause::text, cause)
                        RETURNING *
                        """)
                .bind("tenant", tenant.value())
                .bind("cause", cause.map(Cause::name))
                .map(JdbiFailureRepository::read)
                .list());
    }

    private static OpenFailure read(ResultSet row, StatementContext context) throws SQLException {
        return new OpenFailure(
                new ConnectionId(Columns.uuid(row, "connection_id")),
                Cause.valueOf(row.getString("cause")),
                Columns.instant(row, "first_at"),
                Columns.instant(row, "last_at"),
                row.getLong("n"),
                row.getString("reference"),
                row.getString("answer"),
                row.getLong("told"));
    }
}
