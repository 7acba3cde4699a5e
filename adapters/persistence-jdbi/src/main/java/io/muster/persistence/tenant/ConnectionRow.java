package io.muster.persistence.tenant;

import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.ConnectionPolicies;
import io.muster.domain.tenant.ExternalIdPolicy;
import io.muster.domain.tenant.LeaverPolicy;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/** A connection as a row of {@code connection}. */
public final class ConnectionRow {
    /** What {@link #read} reads. */
    public static final String COLUMNS = """
            connection.id AS connection_id, connection.name, connection.profile, connection.groups,
            connection.on_inactive, connection.on_delete, connection.keep_deleted_days, connection.external_id,
            connection.created AS connection_created
            """;

    private ConnectionRow() {}

    public static Connection read(ResultSet row, StatementContext context) throws SQLException {
        return new Connection(
                new ConnectionId(Columns.uuid(row, "connection_id")),
                row.getString("name"),
                Profile.valueOf(row.getString("profile")),
                new ConnectionPolicies(
                        row.getBoolean("groups"),
                        LeaverPolicy.valueOf(row.getString("on_inactive")),
                        LeaverPolicy.valueOf(row.getString("on_delete")),
                        row.getInt("keep_deleted_days"),
                        ExternalIdPolicy.valueOf(row.getString("external_id"))),
                Columns.instant(row, "connection_created"));
    }

    static Write bind(Write write, TenantId tenant, Connection connection) {
        ConnectionPolicies policies = connection.policies();
        return write.bind("tenant", tenant.value())
                .bind("id", connection.id().value())
                .bind("name", connection.name())
                .bind("profile", connection.profile())
                .bind("groups", policies.groups())
                .bind("onInactive", policies.onInactive())
                .bind("onDelete", policies.onDelete())
                .bind("keepDeletedDays", policies.keepDeletedDays())
                .bind("externalId", policies.externalId());
    }
}
