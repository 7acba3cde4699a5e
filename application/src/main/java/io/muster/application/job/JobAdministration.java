package io.muster.application.job;

import io.muster.application.Actor;
import io.muster.domain.Refusal;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.Slug;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What operators do to jobs. Throws {@link Refusal}: NOT_FOUND for an unknown tenant, and for a job that is none of it or of another kind;
 * NOT_ALLOWED_NOW where the job's state, or another job, is in the way.
 */
public interface JobAdministration {
    /** The most that are listed. */
    int MAX = 100;

    /** The latest first. */
    List<Job> list(Slug tenant);

    Job get(Slug tenant, JobId job);

    /** The job, or else the latest of the kind. */
    Job get(Slug tenant, JobKind kind, Optional<JobId> job);

    /** Its rows behind this subject, in their order. */
    List<JobRow> rows(Slug tenant, JobId job, Optional<UUID> after, int limit);

    /**
     * Finds out what a job would do, and does nothing. A plan that takes long goes on in the background, and the job is running. Refused:
     * INVALID_VALUE.
     */
    Job plan(Actor actor, Slug tenant, Order order);

    /** Plans a job and runs it. Refused: INVALID_VALUE. */
    Job run(Actor actor, Slug tenant, Order order);

    /** Runs a job that is planned. */
    Job run(Actor actor, Slug tenant, JobKind kind, JobId job);

    /** Stops behind the batch that is being worked on. */
    Job pause(Actor actor, Slug tenant, JobKind kind, Optional<JobId> job);

    Job resume(Actor actor, Slug tenant, JobKind kind, Optional<JobId> job);

    /** Stops for good; what has been done stays. */
    Job cancel(Actor actor, Slug tenant, JobKind kind, Optional<JobId> job);

    /** Puts back what the job has done. */
    Job undo(Actor actor, Slug tenant, JobKind kind, Optional<JobId> job);

    /**
     * What is wanted.
     *
     * @param settings of the kind, those that are given
     * @param batch rows at once
     */
    record Order(JobKind kind, Map<String, String> settings, int batch) {}
}
