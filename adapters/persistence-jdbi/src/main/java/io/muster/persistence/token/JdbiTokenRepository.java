package io.muster.persistence.token;

import io.muster.application.token.TokenRepository;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import io.muster.persistence.tenant.TenantRow;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
        database.write(Write.of("""
                        INSERT INTO token (tenant_id, id, description, digest, created, expires)
                        VALUES (:tenant, :id, :description, :digest, :created, :expires)
                        """)
                .bind("tenant", tenant.value())
                .bind("id", token.id().value())
                .bind("description", token.description())
                .bind("digest", token.digest())
                .bind("created", token.created())
                .bind("expires", token.expires()));
        database.afterCommit(() -> cache.forget(tenant));
    }

    @Override
    public int countActive(TenantId tenant, Instant now) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM token WHERE tenant_id = :tenant AND (expires IS NULL OR expires > :now)
                        """)
                .bind("tenant", tenant.value())
                .bind("now", now)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Optional<Holder> find(byte[] digest) {
        return cache.find(digest, this::lookUp);
    }

    /** The one query that does not start from the tenant, but leads to it. */
    private Optional<Holder> lookUp(byte[] digest) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT <tenant>,
                               token.id AS token_id, description, digest, token.created AS token_created, expires
                          FROM token JOIN tenant ON tenant.id = token.tenant_id
                         WHERE digest = :digest
                        """, "tenant", TenantRow.COLUMNS))
                .bind("digest", digest)
                .map(JdbiTokenRepository::read)
                .findOne());
    }

    private static Holder read(ResultSet row, StatementContext context) throws SQLException {
        Token token = new Token(
                new TokenId(Columns.uuid(row, "token_id")),
                row.getString("description"),
                row.getBytes("digest"),
                Columns.instant(row, "token_created"),
                Columns.optionalInstant(row, "expires"));
        return new Holder(TenantRow.read(row, context), token);
    }
}
