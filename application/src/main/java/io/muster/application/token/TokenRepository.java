package io.muster.application.token;

import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens of tenants; the digest of a secret leads to the tenant, for nothing else is known when one is presented. */
public interface TokenRepository {
    void insert(TenantId tenant, Token token);

    /** All of it but its last use. */
    void update(TenantId tenant, Token token);

    Optional<Token> find(TenantId tenant, TokenId token);

    /** At most so many, the newest first. */
    List<Token> list(TenantId tenant, int limit);

    /** How many of the tenant's tokens work and are not replaced, by the time of the repository. */
    int countActive(TenantId tenant);

    /** The token with this digest, and whose it is. What others have changed may be seen up to half a second later. */
    Optional<Holder> find(SecretDigest digest);

    /** Keeps the last use; whether it is the first one since another token has taken the place of this one. */
    boolean keepUse(TenantId tenant, TokenId token, TokenUse use);

    /**
     * Active tokens that have 30, 14, 7 or 1 days left, each once for each of these, unless it was issued for less; at most so many.
     * They do not come again, if the unit of work is kept.
     */
    List<Expiring> takeExpiring(int limit);

    /** A token and its tenant, as they were at a time of the repository, whose clock decides what has expired. */
    record Holder(Tenant tenant, Token token, Instant asOf) {}

    /** A token that will expire. */
    record Expiring(TenantId tenant, TokenId token, int daysLeft) {}
}
