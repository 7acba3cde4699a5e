package io.muster.application.job;

import io.muster.domain.job.JobId;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of jobs. Changes happen inside a unit of work. */
public interface JobLedger {
    /** Adds the rows, each in the place of the one of its subject. */
    void put(TenantId tenant, JobId job, List<JobRow> rows);

    /** In the order of their subjects. */
    List<JobRow> page(TenantId tenant, JobId job, Optional<JobRow.State> state, Optional<UUID> after, int limit);

    /** All that have one of these keys. */
    List<JobRow> withKeys(TenantId tenant, JobId job, Set<String> keys);
}
