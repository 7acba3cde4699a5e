package io.muster.persistence.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.application.token.TokenRepository.Holder;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.Database;
import io.muster.persistence.Write;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tokens that were presented a moment ago, with their tenants, by the digest of the secret. What this node changes is forgotten here at
 * once, and what others change when they say so ({@link TokenChanges}). An entry lives for less than a second, so that a node which
 * hears nothing does not take longer to see it. That there is no such token is never kept.
 */
public final class TokenCache {
    /** On which nodes tell one another of which tenant something has changed. */
    static final String CHANNEL = "muster_token";

    private static final Duration LIFE = Duration.ofMillis(500);
    private static final int MAX_ENTRIES = 10_000;

    private final Cache<SecretDigest, Holder> holders = Caffeine.newBuilder()
            .expireAfterWrite(LIFE)
            .maximumSize(MAX_ENTRIES)
            .build();

    Optional<Holder> find(SecretDigest digest, Function<SecretDigest, Optional<Holder>> lookUp) {
        return Optional.ofNullable(
                holders.get(digest, any -> lookUp.apply(digest).orElse(null)));
    }

    /** When the tenant or one of its tokens has changed in a unit of work: here when it is kept, on other nodes when they hear of it. */
    public void forgetEverywhere(Database database, TenantId tenant) {
        database.write(Write.of("SELECT pg_notify(:channel, :tenant)")
                .bind("channel", CHANNEL)
                .bind("tenant", tenant.toString()));
        database.afterCommit(() -> forget(tenant));
    }

    void forget(TenantId tenant) {
        holders.asMap().values().removeIf(holder -> holder.tenant().id().equals(tenant));
    }

    void forgetAll() {
        holders.invalidateAll();
    }
}
