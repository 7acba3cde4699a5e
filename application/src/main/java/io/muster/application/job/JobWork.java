package io.muster.application.job;

import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one kind of job does. Whoever drives it, {@link JobRunner}, opens a unit of work for each batch, holds the lease in it, and keeps
 * the rows, the place in them, and how many there are, with whatever the batch has changed: all of it or nothing. So a batch never writes
 * down where it is, and may be done again after any fault as if it had not been begun.
 *
 * <p>A new kind needs a constant in {@link JobKind}, a class of this, and its binding beside the others. Its task starts it by
 * {@link JobAdministration}, or a use case inserts it with its rows; pausing, resuming, undoing and looking on come with it.
 *
 * <p>Each method looks at its rows all at once, not one by one, and locks nothing for longer than it has to: a change over the version
 * that was read is better than a lock before reading. A refusal because of another's change, UNIQUENESS or STALE_VERSION, has the batch
 * done again in smaller ones; any other is a bug, and the job fails.
 */
public interface JobWork {
    JobKind kind();

    /** Settings as the job is to keep them, with defaults. Refused: INVALID_VALUE, and NOT_FOUND for what the tenant does not have. */
    Map<String, String> settings(TenantId tenant, Map<String, String> given);

    /** How many rows there will be, more or less. */
    long count(TenantId tenant);

    /**
     * The next rows, planned or skipped, in the order of their subjects; fewer than the limit are the last ones. It changes nothing, and
     * gives nothing that has come to be after the job was begun, or the job would never end. The runner skips those that share a key.
     */
    List<JobRow> plan(TenantId tenant, Job job, Optional<UUID> after, int limit);

    /** Does what the planned rows say where it still makes sense, looking at everything anew. Each row comes back done or skipped. */
    List<JobRow> run(TenantId tenant, Job job, List<JobRow> planned);

    /** Puts the rows that were done back, but for those that somebody has changed since. Each comes back undone or kept. */
    List<JobRow> undo(TenantId tenant, Job job, List<JobRow> done);
}
