package io.muster.persistence.token;

import io.muster.application.token.OAuthClientRepository;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.OAuthClient;
import io.muster.domain.token.TokenStatus;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** OAuth clients in {@code oauth_client}; their secrets are tokens. */
public final class JdbiOAuthClientRepository implements OAuthClientRepository {
    private final Database database;
    private final TokenCache cache;

    @Inject
    public JdbiOAuthClientRepository(Database database, TokenCache cache) {
        this.database = database;
        this.cache = cache;
    }

    @Override
    public void insert(TenantId tenant, OAuthClient client) {
        database.write(Write.of("""
                        INSERT INTO oauth_client (tenant_id, id, connection_id, description, set_to, created_by, created)
                        VALUES (:tenant, :id, :connection, :description, :setTo, :createdBy, :created)
                        """)
                .bind("tenant", tenant.value())
                .bind("id", client.id().value())
                .bind("description", client.description())
                .bind("setTo", client.setTo())
                .bind("connection", client.connection().value())
                .bind("createdBy", client.createdBy())
                .bind("created", client.created()));
    }

    @Override
    public void update(TenantId tenant, OAuthClient client) {
        database.write(Write.of("""
                        UPDATE oauth_client SET description = :description, set_to = :setTo
                         WHERE tenant_id = :tenant AND id = :id
                        """)
                .bind("tenant", tenant.value())
                .bind("id", client.id().value())
                .bind("description", client.description())
                .bind("setTo", client.setTo()));
        cache.forgetEverywhere(database, tenant);
    }

    @Override
    public Optional<OAuthClient> find(TenantId tenant, ClientId client) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT id, connection_id, description, set_to, created_by, created
                          FROM oauth_client WHERE tenant_id = :tenant AND id = :id
                        """)
                .bind("tenant", tenant.value())
                .bind("id", client.value())
                .map(JdbiOAuthClientRepository::read)
                .findOne());
    }

    @Override
    public List<OAuthClient> list(TenantId tenant, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT id, connection_id, description, set_to, created_by, created
                          FROM oauth_client WHERE tenant_id = :tenant ORDER BY id DESC LIMIT :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("limit", limit)
                .map(JdbiOAuthClientRepository::read)
                .list());
    }

    @Override
    public int countActive(TenantId tenant) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM oauth_client WHERE tenant_id = :tenant AND set_to = 'ACTIVE'")
                .bind("tenant", tenant.value())
                .mapTo(Integer.class)
                .one());
    }

    private static OAuthClient read(ResultSet row, StatementContext context) throws SQLException {
        return new OAuthClient(
                new ClientId(Columns.uuid(row, "id")),
                new ConnectionId(Columns.uuid(row, "connection_id")),
                row.getString("description"),
                TokenStatus.valueOf(row.getString("set_to")),
                row.getString("created_by"),
                Columns.instant(row, "created"));
    }
}
