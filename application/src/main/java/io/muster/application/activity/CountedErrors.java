package io.muster.application.activity;

import io.muster.application.UnitOfWork;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Cause;
import io.muster.domain.activity.Reference;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the errors that are too many, or whose caller is too little known, to record each: requests without a valid token, those above a
 * limit, and those that came while the database was away. All of a kind within a minute have one reference, that of the line which
 * {@link #flush()} adds to the tenant's activity log, or to that of {@link ActivityLog#NO_TENANT}.
 */
public final class CountedErrors {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 2_000;

    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final ActivityLog activities;
    private final Clock clock;
    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

    @Inject
    public CountedErrors(UnitOfWork unitOfWork, TenantRepository tenants, ActivityLog activities, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.activities = activities;
        this.clock = clock;
    }

    /** Counts the error and returns the reference to answer with. */
    public Reference count(CountedError error) {
        Key key = new Key(error.tenant(), error.slug().filter(Slug::isSlug), error.words());
        Key counted = counts.containsKey(key) || counts.size() < MAX_REMEMBERED
                ? key
                : new Key(Optional.empty(), Optional.empty(), error.words());
        Instant now = clock.instant();
        return counts.compute(counted, (same, before) -> Count.next(before, error, now))
                .reference();
    }

    /** Records each count once it is there, and what a minute has added to it when the minute is over. */
    public void flush() {
        Instant now = clock.instant();
        for (Key key : counts.keySet()) {
            Count count = counts.get(key);
            if (count != null && count.isDue(now)) {
                add(tenant(key), count, key, now);
                counts.computeIfPresent(key, (same, latest) -> latest.written(count.times()));
            }
            counts.computeIfPresent(key, (same, latest) -> latest.isOver(now) ? null : latest);
        }
    }

    private TenantId tenant(Key key) {
        return key.tenant()
                .or(() ->
                        key.slug().flatMap(slug -> tenants.find(new Slug(slug))).map(Tenant::id))
                .orElse(ActivityLog.NO_TENANT);
    }

    private void add(TenantId tenant, Count count, Key key, Instant now) {
        unitOfWork.execute(() -> {
            Activity line = Activity.turnedAway(
                    count.reference(),
                    count.last().cause(),
                    count.last().actor(),
                    count.last().operation(),
                    count.times() - count.written() + " " + key.words() + ", the last from "
                            + count.last().address(),
                    now);
            activities.add(tenant, line);
            return line;
        });
    }

    /**
     * An error that is not recorded by itself.
     *
     * @param tenant of the caller, if it is known
     * @param slug in the path that was called, if there is one
     * @param operation in words
     * @param words what is counted, from a closed list, such as {@code without a token}
     */
    public record CountedError(
            Optional<TenantId> tenant,
            Optional<String> slug,
            String actor,
            String operation,
            String words,
            Optional<Cause> cause,
            String address) {}

    private record Key(Optional<TenantId> tenant, Optional<String> slug, String words) {}

    /** @param written how many of the times are recorded */
    private record Count(Reference reference, Instant since, int times, int written, CountedError last) {
        static Count next(@Nullable Count before, CountedError error, Instant now) {
            return before == null || before.isOver(now)
                    ? new Count(Reference.next(), now, 1, 0, error)
                    : new Count(before.reference, before.since, before.times + 1, before.written, error);
        }

        boolean isDue(Instant now) {
            return times > written && (written == 0 || isOld(now));
        }

        boolean isOver(Instant now) {
            return times == written && isOld(now);
        }

        Count written(int recorded) {
            return new Count(reference, since, times, recorded, last);
        }

        private boolean isOld(Instant now) {
            return !now.isBefore(since.plus(MINUTE));
        }
    }
}
