package io.muster.application.token;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.TokenEvent;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenUse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers in memory, off the way of the requests, when tokens were used, until {@link #flush()} keeps it: at most once a minute for a
 * token. Tells when one is still used that another has replaced.
 */
public final class TokenUses {
    static final Duration ONCE_IN = Duration.ofMinutes(1);

    private static final int MAX_REMEMBERED = 100_000;

    private final UnitOfWork unitOfWork;
    private final TokenRepository tokens;
    private final Audit audit;
    private final Clock clock;
    private final Map<Key, TokenUse> uses = new ConcurrentHashMap<>();
    private final Map<Key, Instant> kept = new ConcurrentHashMap<>();

    @Inject
    public TokenUses(UnitOfWork unitOfWork, TokenRepository tokens, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param client what it calls itself */
    public void used(TenantId tenant, TokenId token, String address, String client) {
        Key key = new Key(tenant, token);
        if (uses.size() < MAX_REMEMBERED || uses.containsKey(key)) {
            uses.put(key, new TokenUse(clock.instant(), address, client));
        }
    }

    /** Keeps the last use of each token that was not kept within the last minute; what cannot be kept now stays for the next time. */
    public void flush() {
        Instant now = clock.instant();
        kept.values().removeIf(at -> !now.isBefore(at.plus(ONCE_IN)));
        for (Key key : List.copyOf(uses.keySet())) {
            TokenUse use = kept.containsKey(key) ? null : uses.remove(key);
            if (use != null) {
                keep(key, use);
                kept.put(key, now);
            }
        }
    }

    private void keep(Key key, TokenUse use) {
        try {
            unitOfWork.execute(() -> {
                if (tokens.keepUse(key.tenant(), key.token(), use)) {
                    tokens.find(key.tenant(), key.token())
                            .ifPresent(token ->
                                    audit.keep(key.tenant(), Actor.SERVICE, TokenEvent.stillUsed(token), use.at()));
                }
                return use;
            });
        } catch (RuntimeException e) {
            uses.putIfAbsent(key, use);
            throw e;
        }
    }

    private record Key(TenantId tenant, TokenId token) {}
}
