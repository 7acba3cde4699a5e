package io.muster.persistence.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.application.token.TokenRepository.Holder;
import io.muster.domain.tenant.TenantId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tokens that were presented a moment ago, with their tenants, by the digest of the secret. An entry lives for less than a second, so
 * that no node takes longer than that to see what another one has changed; what this node changes is forgotten here at once. That there
 * is no such token is never kept.
 */
public final class TokenCache {
    private static final Duration LIFE = Duration.ofMillis(500);
    private static final int MAX_ENTRIES = 10_000;

    private final Cache<ByteBuffer, Holder> holders = Caffeine.newBuilder()
            .expireAfterWrite(LIFE)
            .maximumSize(MAX_ENTRIES)
            .build();

    Optional<Holder> find(byte[] digest, Function<byte[], Optional<Holder>> lookUp) {
        return Optional.ofNullable(holders.get(
                ByteBuffer.wrap(digest.clone()), any -> lookUp.apply(digest).orElse(null)));
    }

    /** After the tenant or one of its tokens has changed. */
    public void forget(TenantId tenant) {
        holders.asMap().values().removeIf(holder -> holder.tenant().id().equals(tenant));
    }
}
