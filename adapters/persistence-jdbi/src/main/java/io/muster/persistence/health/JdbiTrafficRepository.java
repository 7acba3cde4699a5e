package io.muster.persistence.health;

import io.muster.application.health.TrafficRepository;
import io.muster.domain.health.Traffic;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import io.muster.persistence.tenant.ConnectionRow;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Traffic in {@code connection_traffic}, whose row is made when the first of it is to be kept. */
public final class JdbiTrafficRepository implements TrafficRepository {
    private static final String WATCHED = """
            SELECT connection_traffic.tenant_id, tenant.scim, <connection>, <traffic>
              FROM connection_traffic
              JOIN tenant ON tenant.id = connection_traffic.tenant_id
              JOIN connection
                ON connection.tenant_id = connection_traffic.tenant_id AND connection.id = connection_traffic.connection_id
            """;

    private final Database database;

    @Inject
    public JdbiTrafficRepository(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> lastSuccess(TenantId tenant, ConnectionId connection) {
        return find(tenant, connection).times().success();
    }

    @Override
    public boolean hasComeSince(Instant time) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM connection_traffic WHERE last_request > :time)")
                .bind("time", time.atOffset(ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public Traffic find(TenantId tenant, ConnectionId connection) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT <columns> FROM connection_traffic
                         WHERE tenant_id = :tenant AND connection_id = :connection
                        """, "columns", TrafficRow.COLUMNS))
                .bind("tenant", tenant.value())
                .bind("connection", connection.value())
                .map((row, context) -> TrafficRow.read(row))
                .findOne()
                .orElse(Traffic.NONE));
    }

    @Override
    public Map<ConnectionId, Traffic> list(TenantId tenant) {
        Map<ConnectionId, Traffic> all = new HashMap<>();
        database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT connection_id, <columns> FROM connection_traffic
                         WHERE tenant_id = :tenant
                         LIMIT :limit
                        """, "columns", TrafficRow.COLUMNS))
                        .bind("tenant", tenant.value())
                        .bind("limit", Connection.MAX_CONNECTIONS)
                        .map((row, context) ->
                                Map.entry(new ConnectionId(Columns.uuid(row, "connection_id")), TrafficRow.read(row)))
                        .list())
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    @Override
    public Optional<Watched> findForUpdate(TenantId tenant, ConnectionId connection) {
        return lock(tenant, connection).or(() -> {
            database.write(Write.of("""
                            INSERT INTO connection_traffic (tenant_id, connection_id)
                            SELECT tenant_id, id FROM connection WHERE tenant_id = :tenant AND id = :connection
                                ON CONFLICT (tenant_id, connection_id) DO NOTHING
                            """).bind("tenant", tenant.value()).bind("connection", connection.value()));
            return lock(tenant, connection);
        });
    }

    private Optional<Watched> lock(TenantId tenant, ConnectionId connection) {
        return database.withHandle(handle -> handle.createQuery(watched("""
                        WHERE connection_traffic.tenant_id = :tenant AND connection_id = :connection
                          FOR NO KEY UPDATE OF connection_traffic
                        """))
                .bind("tenant", tenant.value())
                .bind("connection", connection.value())
                .map(JdbiTrafficRepository::read)
                .findOne());
    }

    @Override
    public void update(TenantId tenant, ConnectionId connection, Traffic traffic, Optional<Duration> lookAgain) {
        database.write(TrafficRow.bind(Write.of("""
                        UPDATE connection_traffic
                           SET requests = :requests, look_ups = :lookUps, writes = :writes, failures = :failures,
                               failed_writes = :failedWrites, last_request = :lastRequest::timestamptz,
                               last_success = :lastSuccess::timestamptz, last_failure = :lastFailure::timestamptz,
                               last_probe = :lastProbe::timestamptz, last_denied = :lastDenied::timestamptz,
                               first_write = :firstWrite::timestamptz, cycles = :cycles::jsonb, hour = :hour::jsonb,
                               heard = :heard, look_again = :lookAgain::bigint, silent = :silent
                         WHERE tenant_id = :tenant AND connection_id = :connection
                        """), traffic)
                .bind("lookAgain", lookAgain.map(Duration::toMillis))
                .bind("tenant", tenant.value())
                .bind("connection", connection.value()));
    }

    @Override
    public List<Watched> takeDue(Duration up, int limit) {
        return database.withHandle(handle -> handle.createQuery(watched("""
                        WHERE NOT silent AND look_again <= :up
                        ORDER BY look_again
                        LIMIT :limit
                          FOR NO KEY UPDATE OF connection_traffic SKIP LOCKED
                        """))
                .bind("up", up.toMillis())
                .bind("limit", limit)
                .map(JdbiTrafficRepository::read)
                .list());
    }

    @Override
    public void countAnew(TenantId tenant, Duration up, Duration lookAgain) {
        database.write(Write.of("""
                        UPDATE connection_traffic SET heard = :up, look_again = :lookAgain
                         WHERE tenant_id = :tenant AND NOT silent AND look_again IS NOT NULL
                        """)
                .bind("up", up.toMillis())
                .bind("lookAgain", lookAgain.toMillis())
                .bind("tenant", tenant.value()));
    }

    private static String watched(String which) {
        return SqlText.of(WATCHED, "connection", ConnectionRow.COLUMNS, "traffic", TrafficRow.COLUMNS) + which;
    }

    private static Watched read(ResultSet row, StatementContext context) throws SQLException {
        return new Watched(
                new TenantId(Columns.uuid(row, "tenant_id")),
                ScimState.valueOf(row.getString("scim")),
                ConnectionRow.read(row, context),
                TrafficRow.read(row));
    }
}
