package io.muster.domain.token;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.ConnectionId;
import java.time.Instant;

/**
 * An IdP that gets access tokens for a tenant by its id and a secret (RFC 6749 §4.4). Its secrets are {@link Token}s of it.
 *
 * @param connection what its access tokens open
 * @param setTo ACTIVE, INACTIVE or REVOKED
 */
public record OAuthClient(
        ClientId id,
        ConnectionId connection,
        String description,
        TokenStatus setTo,
        String createdBy,
        Instant created) {
    public OAuthClient {
        Token.requireDescription(description);
    }

    public static OAuthClient issue(
            ClientId id, ConnectionId connection, String description, String createdBy, Instant now) {
        return new OAuthClient(id, connection, description, TokenStatus.ACTIVE, createdBy, now);
    }

    /** Refused: NOT_ALLOWED_NOW if it is revoked. */
    public OAuthClient activate() {
        requireNotRevoked();
        return with(TokenStatus.ACTIVE);
    }

    /** Refused: NOT_ALLOWED_NOW if it is revoked. */
    public OAuthClient deactivate() {
        requireNotRevoked();
        return with(TokenStatus.INACTIVE);
    }

    public OAuthClient revoke() {
        return with(TokenStatus.REVOKED);
    }

    /** Refused: NOT_ALLOWED_NOW. */
    public void requireNotRevoked() {
        if (setTo == TokenStatus.REVOKED) {
            throw Refusal.notAllowedNow(
                    "OAuth client " + id + " is revoked, which is final. Issue a new one: oauth-client-issue.");
        }
    }

    private OAuthClient with(TokenStatus changed) {
        return new OAuthClient(id, connection, description, changed, createdBy, created);
    }
}
