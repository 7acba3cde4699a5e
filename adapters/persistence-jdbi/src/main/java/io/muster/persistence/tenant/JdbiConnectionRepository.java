package io.muster.persistence.tenant;

import io.muster.application.tenant.ConnectionRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import io.muster.persistence.token.TokenCache;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Connections in {@code connection}. */
public final class JdbiConnectionRepository implements ConnectionRepository {
    private final Database database;
    private final TokenCache tokens;

    @Inject
    public JdbiConnectionRepository(Database database, TokenCache tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    @Override
    public void insert(TenantId tenant, Connection connection) {
        database.write(ConnectionRow.bind(Write.of("""
                        INSERT INTO connection (tenant_id, id, name, profile, groups, on_inactive, on_delete,
                                                keep_deleted_days, external_id, created)
                        VALUES (:tenant, :id, :name, :profile, :groups, :onInactive, :onDelete,
                                :keepDeletedDays, :externalId, :created)
                        """), tenant, connection)
                .bind("created", connection.created())
                .unlessTaken(
                        "connection_name_is_unique",
                        () -> Refusal.uniqueness("The tenant has a connection " + connection.name()
                                + " already; choose another name.")));
    }

    @Override
    public void update(TenantId tenant, Connection connection) {
        database.write(ConnectionRow.bind(Write.of("""
                UPDATE connection
                   SET name = :name, profile = :profile, groups = :groups, on_inactive = :onInactive,
                       on_delete = :onDelete, keep_deleted_days = :keepDeletedDays, external_id = :externalId
                 WHERE tenant_id = :tenant AND id = :id
                """), tenant, connection));
        tokens.forgetEverywhere(database, tenant);
    }

    @Override
    public Optional<Connection> find(TenantId tenant, ConnectionId connection) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of(
                        "SELECT <columns> FROM connection WHERE tenant_id = :tenant AND id = :id",
                        "columns",
                        ConnectionRow.COLUMNS))
                .bind("tenant", tenant.value())
                .bind("id", connection.value())
                .map(ConnectionRow::read)
                .findOne());
    }

    @Override
    public List<Connection> list(TenantId tenant) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of(
                        "SELECT <columns> FROM connection WHERE tenant_id = :tenant ORDER BY created, id LIMIT :limit",
                        "columns",
                        ConnectionRow.COLUMNS))
                .bind("tenant", tenant.value())
                .bind("limit", Connection.MAX_CONNECTIONS)
                .map(ConnectionRow::read)
                .list());
    }
}
