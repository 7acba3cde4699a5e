package io.muster.persistence.token;

import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenStatus;
import io.muster.domain.token.TokenUse;
import io.muster.persistence.Columns;
import io.muster.persistence.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** A token as a row of {@code token}. */
final class TokenRow {
    /** What {@link #read} reads. */
    static final String COLUMNS = """
            token.id AS token_id, token.connection_id, token.client_id, token.description, token.digest, token.hint, token.set_to,
            token.created_by, token.created AS token_created, token.expires, token.replaced,
            token.last_used, token.last_used_from, token.last_used_by
            """;

    private TokenRow() {}

    static Token read(ResultSet row, StatementContext context) throws SQLException {
        String from = row.getString("last_used_from");
        String by = row.getString("last_used_by");
        return new Token(
                new TokenId(Columns.uuid(row, "token_id")),
                new ConnectionId(Columns.uuid(row, "connection_id")),
                Optional.ofNullable(row.getObject("client_id", UUID.class)).map(ClientId::new),
                row.getString("description"),
                new SecretDigest(row.getBytes("digest")),
                row.getString("hint"),
                TokenStatus.valueOf(row.getString("set_to")),
                row.getString("created_by"),
                Columns.instant(row, "token_created"),
                Columns.optionalInstant(row, "expires"),
                Columns.optionalInstant(row, "replaced"),
                Columns.optionalInstant(row, "last_used").map(at -> new TokenUse(at, from, by)));
    }

    static Write bind(Write write, TenantId tenant, Token token) {
        return write.bind("tenant", tenant.value())
                .bind("id", token.id().value())
                .bind("description", token.description())
                .bind("setTo", token.setTo())
                .bind("expires", token.expires())
                .bind("replaced", token.replaced());
    }
}
