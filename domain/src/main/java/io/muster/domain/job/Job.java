package io.muster.domain.job;

import io.muster.domain.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Long work on many rows of one tenant, batch by batch: planned, run, paused, resumed, cancelled, undone. What may be done to it when is
 * decided here.
 *
 * @param settings what its kind needs to know, by name
 * @param batch how many rows are worked on at once
 * @param planOnly whether it stops when its plan is made
 * @param startedBy who had it run, and {@code reason} why; empty if none was given
 * @param problem what it failed of
 * @param node that works on it now, or did last
 */
public record Job(
        JobId id,
        JobKind kind,
        Map<String, String> settings,
        int batch,
        JobState state,
        JobPhase phase,
        boolean planOnly,
        JobProgress progress,
        Instant created,
        String startedBy,
        String reason,
        Optional<String> problem,
        Optional<String> node) {
    /** The most that a batch may be, and what it is unless somebody says. */
    public static final int MAX_BATCH = 1000;

    public static final int DEFAULT_BATCH = 100;

    /** Rows from which on people like to know how far it is. */
    private static final int LONG = 10_000;

    public Job {
        settings = Map.copyOf(settings);
        if (batch < 1 || batch > MAX_BATCH) {
            throw Refusal.invalidValue("batch", "must be 1 to " + MAX_BATCH);
        }
    }

    /** A job that begins with its plan. */
    public static Job begin(
            JobKind kind,
            Map<String, String> settings,
            int batch,
            boolean planOnly,
            long total,
            String startedBy,
            String reason,
            Instant now) {
        return new Job(
                JobId.next(now),
                kind,
                settings,
                batch,
                JobState.RUNNING,
                JobPhase.PLAN,
                planOnly,
                JobProgress.begin(total, now),
                now,
                startedBy,
                reason,
                Optional.empty(),
                Optional.empty());
    }

    /** Skips the plan phase: the rows are recorded already, and the job runs. */
    public Job planned(long rows, Instant now) {
        return with(state, JobPhase.RUN, JobProgress.planned(rows, now));
    }

    /** Whether it keeps another of its kind from beginning, if there is one at a time. */
    public boolean isUnderWay() {
        return state == JobState.RUNNING || state == JobState.PAUSED;
    }

    /** What somebody is told who asks for another of its kind meanwhile. */
    public Refusal isInTheWay() {
        return Refusal.notAllowedNow("Job " + id + " (" + kind.task() + ") is " + state.inWords() + ": started by "
                + startedBy + " at " + created
                + node.map(name -> ", on node " + name).orElse("")
                + ". Let it finish (mode=status shows how far it is), or "
                + (state == JobState.PAUSED ? "resume" : "pause") + " or cancel it.");
    }

    /** Does what was planned. Refused: NOT_ALLOWED_NOW unless it is planned. */
    public Job run(String who, String why, Instant now) {
        require("run", "only a planned job is; leave job out to plan and run at once", JobState.PLANNED);
        return new Job(
                id,
                kind,
                settings,
                batch,
                JobState.RUNNING,
                JobPhase.RUN,
                false,
                progress.again(now),
                created,
                who,
                why,
                problem,
                node);
    }

    /** Itself if it is paused. Refused: NOT_ALLOWED_NOW if it does not run. */
    public Job pause() {
        if (state == JobState.PAUSED) {
            return this;
        }
        require("paused", "only a running job is", JobState.RUNNING);
        return with(JobState.PAUSED, phase, progress);
    }

    /** Goes on where it stopped; itself if it runs. Refused: NOT_ALLOWED_NOW if it has come to an end. */
    public Job resume(Instant now) {
        if (state == JobState.RUNNING) {
            return this;
        }
        require("resumed", "only a paused or failed job is", JobState.PAUSED, JobState.FAILED);
        return with(JobState.RUNNING, phase, progress.further(now));
    }

    /** What has been done stays, and may be undone. Refused: NOT_ALLOWED_NOW if it has come to an end. */
    public Job cancel() {
        require(
                "cancelled",
                "it has come to its end",
                JobState.PLANNED,
                JobState.RUNNING,
                JobState.PAUSED,
                JobState.FAILED);
        return with(JobState.CANCELLED, phase, progress);
    }

    /** Puts back what it has done. Refused: NOT_ALLOWED_NOW while it is under way, and if it has done nothing. */
    public Job undo(String who, String why, Instant now) {
        require(
                "undone",
                "only one that has finished, failed or been cancelled is",
                JobState.FINISHED,
                JobState.FAILED,
                JobState.CANCELLED);
        if (progress.tally().of(JobRow.State.DONE) == 0) {
            throw Refusal.notAllowedNow("Job " + id + " has changed nothing, so there is nothing to undo.");
        }
        return new Job(
                id,
                kind,
                settings,
                batch,
                JobState.RUNNING,
                JobPhase.UNDO,
                false,
                progress.again(now),
                created,
                who,
                why,
                Optional.empty(),
                node);
    }

    /** A bug stopped it. */
    public Job fail(String what) {
        return new Job(
                id,
                kind,
                settings,
                batch,
                JobState.FAILED,
                phase,
                planOnly,
                progress,
                created,
                startedBy,
                reason,
                Optional.of(what),
                node);
    }

    /** A batch of the phase is done. */
    public Job advance(UUID position, JobTally tally, long rows) {
        return with(state, phase, progress.gone(Optional.of(position), tally, rows));
    }

    /** There is nothing left for the phase to do. */
    public Job endPhase(Instant now) {
        return switch (phase) {
            case PLAN ->
                planOnly
                        ? with(JobState.PLANNED, phase, progress.counted())
                        : with(state, JobPhase.RUN, progress.counted().again(now));
            case RUN -> with(JobState.FINISHED, phase, progress);
            case UNDO -> with(JobState.UNDONE, phase, progress);
        };
    }

    /** How long the phase will still take; only while it runs, and once it has begun. */
    public Optional<Duration> remaining(Instant now) {
        return state == JobState.RUNNING ? progress.remaining(phase, now) : Optional.empty();
    }

    private void require(String what, String rule, JobState... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw Refusal.notAllowedNow("Job " + id + " is " + state.inWords() + " and cannot be " + what + ": " + rule
                    + ". job-show shows it.");
        }
    }

    private Job with(JobState changedState, JobPhase changedPhase, JobProgress changedProgress) {
        return new Job(
                id,
                kind,
                settings,
                batch,
                changedState,
                changedPhase,
                planOnly,
                changedProgress,
                created,
                startedBy,
                reason,
                problem,
                node);
    }

    /** Whether it takes long and is another quarter further than the same job was before. */
    public boolean isQuarterFurther(Job before) {
        return state == JobState.RUNNING
                && phase == JobPhase.RUN
                && progress.total() >= LONG
                && progress.quarters() > before.progress().quarters();
    }
}
