package io.muster.application.habit;

import io.muster.domain.activity.Trace;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts departures from the RFC in memory, off the way of the requests, until {@link #flush()} keeps the counts. What a killed process
 * has not kept is lost: a count tells what a client does, not how often to the last time.
 */
public final class HabitCounter {
    private final HabitRepository habits;
    private final Clock clock;
    private final Map<Key, HabitCount> counts = new ConcurrentHashMap<>();

    @Inject
    public HabitCounter(HabitRepository habits, Clock clock) {
        this.habits = habits;
        this.clock = clock;
    }

    public void count(TenantId tenant, ConnectionId connection, Trace trace) {
        for (String habit : trace.habits()) {
            counts.merge(
                    new Key(tenant, connection, habit),
                    new HabitCount(habit, 1, clock.instant()),
                    (before, one) -> new HabitCount(habit, before.times() + 1, one.lastSeen()));
        }
    }

    /** Keeps what has been counted; what cannot be kept now stays for the next time. */
    public void flush() {
        for (Key key : List.copyOf(counts.keySet())) {
            HabitCount count = counts.remove(key);
            if (count != null) {
                keep(key, count);
            }
        }
    }

    private void keep(Key key, HabitCount count) {
        try {
            habits.add(key.tenant(), key.connection(), count);
        } catch (RuntimeException e) {
            counts.merge(
                    key,
                    count,
                    (newer, lost) -> new HabitCount(newer.habit(), newer.times() + lost.times(), newer.lastSeen()));
            throw e;
        }
    }

    /** By name, up to now. */
    public List<HabitCount> list(TenantId tenant, ConnectionId connection) {
        flush();
        return habits.list(tenant, connection);
    }

    private record Key(TenantId tenant, ConnectionId connection, String habit) {}
}
