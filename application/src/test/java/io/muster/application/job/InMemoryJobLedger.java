package io.muster.application.job;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Rows by tenant, job and subject. */
public final class InMemoryJobLedger implements JobLedger, Participant {
    private final Map<Key, JobRow> rows = new ConcurrentHashMap<>();

    @Override
    public void put(TenantId tenant, JobId job, List<JobRow> given) {
        given.forEach(row -> rows.put(new Key(tenant, job, row.subject()), row));
    }

    @Override
    public List<JobRow> page(
            TenantId tenant, JobId job, Optional<JobRow.State> state, Optional<UUID> after, int limit) {
        return of(tenant, job)
                .filter(row -> state.isEmpty() || state.get() == row.state())
                .filter(row -> after.isEmpty()
                        || row.subject().toString().compareTo(after.get().toString()) > 0)
                .sorted(Comparator.comparing(row -> row.subject().toString()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<JobRow> withKeys(TenantId tenant, JobId job, Set<String> keys) {
        return of(tenant, job)
                .filter(row -> row.key().filter(keys::contains).isPresent())
                .toList();
    }

    private Stream<JobRow> of(TenantId tenant, JobId job) {
        return rows.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant)
                        && entry.getKey().job().equals(job))
                .map(Map.Entry::getValue);
    }

    @Override
    public Runnable remember() {
        Map<Key, JobRow> before = Map.copyOf(rows);
        return () -> {
            rows.clear();
            rows.putAll(before);
        };
    }

    private record Key(TenantId tenant, JobId job, UUID subject) {}
}
