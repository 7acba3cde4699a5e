package io.muster.application.token;

import io.muster.application.UnitOfWork;
import io.muster.application.activity.ActivityLog;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.token.ClientAuthentication.Cause;
import io.muster.domain.activity.Activity;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts, off the way of the requests, the attempts to get in at a tenant's URL that were denied, until {@link #flush()} keeps them in
 * the tenant's activity log: one line a minute for each cause, however many there were.
 */
public final class RefusedAttempts {
    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 10_000;

    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final ActivityLog activities;
    private final Clock clock;
    private final Map<Key, Attempts> refused = new ConcurrentHashMap<>();
    private final Map<Key, Instant> kept = new ConcurrentHashMap<>();

    @Inject
    public RefusedAttempts(UnitOfWork unitOfWork, TenantRepository tenants, ActivityLog activities, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.activities = activities;
        this.clock = clock;
    }

    /** @param path the slug in the path that was called; without one nobody can tell whom it concerns */
    void refused(Optional<String> path, Cause cause, String address) {
        path.filter(Slug::isSlug).map(slug -> new Key(slug, cause)).ifPresent(key -> {
            if (refused.size() < MAX_REMEMBERED || refused.containsKey(key)) {
                refused.merge(
                        key, new Attempts(1, address), (before, one) -> new Attempts(before.times() + 1, address));
            }
        });
    }

    /** Keeps what was not kept within the last minute. What is about no tenant is forgotten. */
    public void flush() {
        Instant now = clock.instant();
        kept.values().removeIf(at -> !now.isBefore(at.plus(ONCE_IN)));
        Map<String, Optional<TenantId>> known = new HashMap<>();
        for (Key key : List.copyOf(refused.keySet())) {
            Attempts attempts = kept.containsKey(key) ? null : refused.remove(key);
            if (attempts != null) {
                known.computeIfAbsent(
                                key.slug(), slug -> tenants.find(new Slug(slug)).map(Tenant::id))
                        .ifPresent(tenant -> keep(tenant, key, attempts, now));
            }
        }
    }

    private void keep(TenantId tenant, Key key, Attempts attempts, Instant now) {
        unitOfWork.execute(() -> {
            Activity line = Activity.turnedAway(
                    "somebody without a valid token",
                    "sign-in",
                    attempts.times() + " with a token that is "
                            + key.cause().name().toLowerCase(Locale.ROOT) + ", the last from " + attempts.lastAddress(),
                    now);
            activities.add(tenant, line);
            return line;
        });
        kept.put(key, now);
    }

    private record Key(String slug, Cause cause) {}

    private record Attempts(int times, String lastAddress) {}
}
