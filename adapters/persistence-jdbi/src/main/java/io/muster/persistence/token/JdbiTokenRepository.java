package io.muster.persistence.token;

import io.muster.application.token.TokenRepository;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenStatus;
import io.muster.domain.token.TokenUse;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import io.muster.persistence.tenant.ConnectionRow;
import io.muster.persistence.tenant.TenantRow;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Tokens in {@code token}; the secret is not among its columns. */
public final class JdbiTokenRepository implements TokenRepository {
    private final Database database;
    private final TokenCache cache;

    @Inject
    public JdbiTokenRepository(Database database, TokenCache cache) {
        this.database = database;
        this.cache = cache;
    }

    @Override
    public void insert(TenantId tenant, Token token) {
        database.write(TokenRow.bind(Write.of("""
                        INSERT INTO token (tenant_id, id, connection_id, client_id, description, digest, hint, set_to, created_by, created, expires,
                                           replaced)
                        VALUES (:tenant, :id, :connection, :client, :description, :digest, :hint, :setTo, :createdBy, :created, :expires,
                                :replaced)
                        """), tenant, token)
                .bind("connection", token.connection().value())
                .bind("client", token.client().map(ClientId::value))
                .bind("digest", token.digest().bytes())
                .bind("hint", token.hint())
                .bind("createdBy", token.createdBy())
                .bind("created", token.created()));
    }

    @Override
    public void update(TenantId tenant, Token token) {
        database.write(TokenRow.bind(Write.of("""
                UPDATE token
                   SET description = :description, set_to = :setTo, expires = :expires, replaced = :replaced
                 WHERE tenant_id = :tenant AND id = :id
                """), tenant, token));
        cache.forgetEverywhere(database, tenant);
    }

    @Override
    public Optional<Token> find(TenantId tenant, TokenId token) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of(
                        "SELECT <columns> FROM token WHERE tenant_id = :tenant AND id = :id",
                        "columns",
                        TokenRow.COLUMNS))
                .bind("tenant", tenant.value())
                .bind("id", token.value())
                .map(TokenRow::read)
                .findOne());
    }

    @Override
    public List<Token> list(TenantId tenant, Optional<ClientId> client, int limit) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT <columns>
                          FROM token
                         WHERE tenant_id = :tenant AND client_id IS NOT DISTINCT FROM :client::uuid
                         ORDER BY id DESC
                         LIMIT :limit
                        """, "columns", TokenRow.COLUMNS))
                .bind("tenant", tenant.value())
                .bind("client", client.map(ClientId::toString).orElse(null))
                .bind("limit", limit)
                .map(TokenRow::read)
                .list());
    }

    @Override
    public int countActive(TenantId tenant, Optional<ClientId> client) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM token
                         WHERE tenant_id = :tenant AND client_id IS NOT DISTINCT FROM :client::uuid
                           AND set_to = 'ACTIVE' AND replaced IS NULL
                           AND (expires IS NULL OR expires > clock_timestamp())
                        """)
                .bind("tenant", tenant.value())
                .bind("client", client.map(ClientId::toString).orElse(null))
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Optional<Holder> find(SecretDigest digest) {
        return cache.find(digest, this::lookUp);
    }

    /** The one query that does not start from the tenant, but leads to it. */
    private Optional<Holder> lookUp(SecretDigest digest) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of(
                        """
                        SELECT <tenant>, <connection>, <token>, presented, access_expires, oauth_client.set_to AS client_set_to,
                               clock_timestamp() AS as_of
                          FROM (SELECT tenant_id, id AS secret_id, digest AS presented, NULL AS access_expires
                                  FROM token WHERE digest = :digest
                                UNION ALL
                                SELECT tenant_id, token_id, digest, expires
                                  FROM access_token WHERE digest = :digest) found
                          JOIN token ON token.tenant_id = found.tenant_id AND token.id = found.secret_id
                          JOIN tenant ON tenant.id = found.tenant_id
                          JOIN connection
                            ON connection.tenant_id = found.tenant_id AND connection.id = token.connection_id
                          LEFT JOIN oauth_client
                            ON oauth_client.tenant_id = found.tenant_id AND oauth_client.id = token.client_id
                        """,
                        "tenant",
                        TenantRow.COLUMNS,
                        "connection",
                        ConnectionRow.COLUMNS,
                        "token",
                        TokenRow.COLUMNS))
                .bind("digest", digest.bytes())
                .map(JdbiTokenRepository::read)
                .findOne());
    }

    private static Holder read(ResultSet row, StatementContext context) throws SQLException {
        return new Holder(
                TenantRow.read(row, context),
                ConnectionRow.read(row, context),
                TokenRow.read(row, context),
                new SecretDigest(row.getBytes("presented")),
                Optional.ofNullable(row.getString("client_set_to")).map(TokenStatus::valueOf),
                Columns.optionalInstant(row, "access_expires"),
                Columns.instant(row, "as_of"));
    }

    @Override
    public void insertAccess(TenantId tenant, TokenId clientSecret, SecretDigest digest, Duration life) {
        database.write(Write.of("""
                        WITH gone AS (
                            DELETE FROM access_token
                             WHERE tenant_id = :tenant AND token_id = :token AND expires <= clock_timestamp()
                        )
                        INSERT INTO access_token (tenant_id, token_id, digest, expires)
                        VALUES (:tenant, :token, :digest, clock_timestamp() + make_interval(secs => :seconds))
                        """)
                .bind("tenant", tenant.value())
                .bind("token", clientSecret.value())
                .bind("digest", digest.bytes())
                .bind("seconds", life.toSeconds()));
    }

    @Override
    public boolean keepUse(TenantId tenant, TokenId token, TokenUse use) {
        return database.withHandle(handle -> handle.createQuery("""
                        WITH before AS (
                            SELECT replaced IS NOT NULL AND :at > replaced
                                   AND (last_used IS NULL OR last_used <= replaced) AS first_since_replaced
                              FROM token WHERE tenant_id = :tenant AND id = :id
                               FOR NO KEY UPDATE
                        ),
                        kept AS (
                            UPDATE token SET last_used = :at, last_used_from = :address, last_used_by = :client
                             WHERE tenant_id = :tenant AND id = :id AND (last_used IS NULL OR last_used < :at)
                            RETURNING 1
                        )
                        SELECT first_since_replaced AND EXISTS (SELECT 1 FROM kept) FROM before
                        """)
                .bind("tenant", tenant.value())
                .bind("id", token.value())
                .bind("at", use.at())
                .bind("address", use.address())
                .bind("client", use.client())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    @Override
    public List<Expiring> takeExpiring(int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        WITH due AS (
                            SELECT tenant_id, id, min(days) AS days_left
                              FROM token CROSS JOIN (VALUES (30), (14), (7), (1)) AS told(days)
                             WHERE set_to = 'ACTIVE' AND replaced IS NULL
                               AND expires > clock_timestamp() AND expires <= clock_timestamp() + interval '30 days'
                               AND expires <= clock_timestamp() + make_interval(days => days)
                               AND created < expires - make_interval(days => days)
                               AND days < coalesce(told_days_left, 31)
                             GROUP BY tenant_id, id
                             LIMIT :limit
                        ),
                        locked AS (
                            SELECT token.tenant_id, token.id, due.days_left
                              FROM token JOIN due ON due.tenant_id = token.tenant_id AND due.id = token.id
                             WHERE due.days_left < coalesce(told_days_left, 31)
                               FOR NO KEY UPDATE OF token SKIP LOCKED
                        )
                        UPDATE token SET told_days_left = locked.days_left
                          FROM locked
                         WHERE token.tenant_id = locked.tenant_id AND token.id = locked.id
                        RETURNING token.tenant_id, token.id, locked.days_left
                        """)
                .bind("limit", limit)
                .map((row, context) -> new Expiring(
                        new TenantId(Columns.uuid(row, "tenant_id")),
                        new TokenId(Columns.uuid(row, "id")),
                        row.getInt("days_left")))
                .list());
    }
}
