package io.muster.application.token;

import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenSecret;
import io.muster.domain.token.TokenStatus;
import io.muster.domain.token.TokenUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens of tenants; the digest of a secret leads to the tenant, for nothing else is known when one is presented. */
public interface TokenRepository {
    void insert(TenantId tenant, Token token);

    /** All of it but its last use. */
    void update(TenantId tenant, Token token);

    Optional<Token> find(TenantId tenant, TokenId token);

    /**
     * At most so many, the newest first.
     *
     * @param client whose secrets they are; empty for the tokens of the tenant itself
     */
    List<Token> list(TenantId tenant, Optional<ClientId> client, int limit);

    /**
     * How many of them work and are not replaced, by the time of the repository.
     *
     * @param client whose secrets they are; empty for the tokens of the tenant itself
     */
    int countActive(TenantId tenant, Optional<ClientId> client);

    /**
     * The token with this digest or, of an access token, the client secret that it was got with; and whose it is. What others have changed
     * may be seen up to half a second later.
     */
    Optional<Holder> find(SecretDigest digest);

    /** Keeps an access token; those that were got with the same client secret and have expired go. */
    void insertAccess(TenantId tenant, TokenId clientSecret, SecretDigest digest, Duration life);

    /** Keeps the last use; whether it is the first one since another token has taken the place of this one. */
    boolean keepUse(TenantId tenant, TokenId token, TokenUse use);

    /**
     * Active tokens that have 30, 14, 7 or 1 days left, each once for each of these, unless it was issued for less; at most so many.
     * They do not come again, if the unit of work is kept.
     */
    List<Expiring> takeExpiring(int limit);

    /**
     * A token, its tenant and its connection, as they were at a time of the repository, whose clock decides what has expired.
     *
     * @param presented the digest by which it was found, as it is stored
     * @param client what the OAuth client is set to whose secret the token is
     * @param accessExpires when the access token expires that was presented, if it was one
     */
    record Holder(
            Tenant tenant,
            Connection connection,
            Token token,
            SecretDigest presented,
            Optional<TokenStatus> client,
            Optional<Instant> accessExpires,
            Instant asOf) {
        /** Whether this is the secret; takes the same time however much of it is right. */
        public boolean isOf(TokenSecret secret) {
            return presented.equals(secret.digest());
        }

        /** What is presented is worth what the least of its parts is. */
        public TokenStatus status() {
            if (client.filter(status -> status != TokenStatus.ACTIVE).isPresent()) {
                return client.get();
            }
            TokenStatus own = token.statusAt(asOf);
            boolean over = accessExpires.filter(end -> !asOf.isBefore(end)).isPresent();
            return own == TokenStatus.ACTIVE && over ? TokenStatus.EXPIRED : own;
        }
    }

    /** A token that will expire. */
    record Expiring(TenantId tenant, TokenId token, int daysLeft) {}
}
