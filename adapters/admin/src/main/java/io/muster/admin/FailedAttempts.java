package io.muster.admin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Slows down who guesses: so many failures of one address, and it waits until its minute is over. */
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
        return count != null && count.get() >= MAX_FAILURES;
    }

    void add(String address) {
        failures.get(address, any -> new AtomicInteger()).incrementAndGet();
    }
}
