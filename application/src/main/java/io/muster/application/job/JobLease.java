package io.muster.application.job;

import io.muster.domain.job.JobId;
import io.muster.domain.tenant.TenantId;

/**
 * That a node may work on a job until another one takes it over.
 *
 * @param fence grows with each node that takes the job; what an older one still does is refused by it
 */
public record JobLease(TenantId tenant, JobId job, long fence) {}
