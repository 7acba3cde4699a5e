package io.muster.application.token;

import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.Token;
import java.time.Instant;
import java.util.Optional;

/** The tokens of tenants; the digest of a secret leads to the tenant, for nothing else is known when one is presented. */
public interface TokenRepository {
    void insert(TenantId tenant, Token token);

    /** How many of the tenant's tokens work at that time. */
    int countActive(TenantId tenant, Instant now);

    /** The token with this SHA-256 digest, and whose it is. */
    Optional<Holder> find(byte[] digest);

    /** A token and its tenant, as they are now. */
    record Holder(Tenant tenant, Token token) {}
}
