package io.muster.admin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts wrong keys by address; past a few in a minute, they are too many until the minute is over. */
final class FailedAttempts {
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MAX_FAILURES = 5;
    private static final int MAX_ADDRESSES = 10_000;

    private final Cache<String, AtomicInteger> failures = Caffeine.newBuilder()
            .expireAfterWrite(WINDOW)
            .maximumSize(MAX_ADDRESSES)
            .build();

    boolean areTooMany(String address) {
        AtomicInteger count = failures.getIfPresent(address);
        return count != null && count.get() > MAX_FAILURES;
    }

    /** Whether they are too many from this one on. */
    boolean add(String address) {
        return failures.get(address, any -> new AtomicInteger()).incrementAndGet() == MAX_FAILURES + 1;
    }
}
