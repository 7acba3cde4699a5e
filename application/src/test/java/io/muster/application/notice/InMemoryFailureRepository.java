package io.muster.application.notice;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.application.SetClock;
import io.muster.domain.activity.Cause;
import io.muster.domain.notice.OpenFailure;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Failures by tenant, connection and cause. */
public final class InMemoryFailureRepository implements FailureRepository, Participant {
    public final SetClock clock = new SetClock();
    private final Map<Due, Entry> entries = new LinkedHashMap<>();

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public synchronized void add(
            TenantId tenant, ConnectionId connection, Cause cause, String reference, String answer) {
        entries.merge(
                new Due(tenant, connection, cause),
                new Entry(new OpenFailure(connection, cause, now(), now(), 1, reference, answer, 0), now()),
                (before, one) -> new Entry(once(before.failure(), one.failure()), before.due()));
    }

    private static OpenFailure once(OpenFailure before, OpenFailure more) {
        OpenFailure named = before.times() == before.told() ? more : before;
        return new OpenFailure(
                before.connection(),
                before.cause(),
                before.first(),
                more.last(),
                before.times() + 1,
                named.reference(),
                named.answer(),
                before.told());
    }

    @Override
    public synchronized List<Due> due(int limit) {
        return entries.entrySet().stream()
                .filter(entry -> !entry.getValue().due().isAfter(now()))
                .sorted(Comparator.comparing(entry -> entry.getValue().due()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized Optional<OpenFailure> take(Due due) {
        @Nullable Entry entry = entries.get(due);
        return entry == null || entry.due().isAfter(now()) ? Optional.empty() : Optional.of(entry.failure());
    }

    @Override
    public synchronized void keep(TenantId tenant, OpenFailure failure, Duration dueIn) {
        entries.put(new Due(tenant, failure.connection(), failure.cause()), new Entry(failure, now().plus(dueIn)));
    }

    @Override
    public synchronized void close(TenantId tenant, OpenFailure failure) {
        entries.remove(new Due(tenant, failure.connection(), failure.cause()));
    }

    @Override
    public synchronized List<OpenFailure> list(TenantId tenant, int limit) {
        return of(tenant).stream()
                .sorted(Comparator.comparing(OpenFailure::last).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<OpenFailure> clear(TenantId tenant, Optional<Cause> cause) {
        List<OpenFailure> cleared = of(tenant).stream()
                .filter(failure -> cause.isEmpty() || cause.get() == failure.cause())
                .toList();
        cleared.forEach(failure -> close(tenant, failure));
        return cleared;
    }

    private List<OpenFailure> of(TenantId tenant) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .map(entry -> entry.getValue().failure())
                .toList();
    }

    @Override
    public synchronized Runnable remember() {
        Map<Due, Entry> before = Map.copyOf(entries);
        return () -> {
            entries.clear();
            entries.putAll(before);
        };
    }

    private record Entry(OpenFailure failure, Instant due) {}
}
