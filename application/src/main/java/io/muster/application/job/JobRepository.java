package io.muster.application.job;

import io.muster.domain.job.Job;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobKind;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Jobs, and which node works on each. A lease ends by the clock of the store, which all nodes share, and not by their own. Changes happen
 * inside a unit of work.
 */
public interface JobRepository {
    /**
     * Keeps a new job, leased for that long to the node that begins it; a lease of no time is anybody's. Refused: NOT_ALLOWED_NOW if
     * the tenant has one of the kind under way, and there is {@link JobKind#isOneAtATime() one at a time}.
     */
    JobLease insert(TenantId tenant, Job job, String node, Duration lease);

    Optional<Job> find(TenantId tenant, JobId id);

    /** Finds the job and keeps everybody else, the node that works on it too, from changing it until the unit of work ends. */
    Optional<Job> findForUpdate(TenantId tenant, JobId id);

    /** The one of the kind that is running or paused; the latest where there are several. */
    Optional<Job> underWay(TenantId tenant, JobKind kind);

    /** The latest first. */
    List<Job> list(TenantId tenant, Optional<JobKind> kind, int limit);

    /** Writes what changes of a job. Refused: NOT_ALLOWED_NOW if it is under way now, so is another of its kind, and there is one at a time. */
    void update(TenantId tenant, Job job);

    /** Takes a running job of whatever tenant that no node works on, the one that has waited longest. */
    Optional<JobLease> take(String node, Duration lease);

    /**
     * The job, locked until the unit of work ends, its lease renewed; empty if it does not run any more or another node has taken it.
     * Whatever else the unit of work waits for, it waits a moment only: nobody shall wait for a job that waits.
     */
    Optional<Job> hold(JobLease lease, Duration renewed);

    /** Another node, or this one, may take the job at once; nothing happens if one has. */
    void release(JobLease lease);
}
