package io.muster.domain.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a job is.
 *
 * @param position the subject up to which the phase has gone; empty at its beginning
 * @param total rows, as far as it is known
 * @param since when it last began to run without a break, and {@code handled} the rows gone through since then
 */
public record JobProgress(Optional<UUID> position, long total, JobTally tally, Instant since, long handled) {
    static JobProgress begin(long total, Instant now) {
        return new JobProgress(Optional.empty(), total, JobTally.NONE, now, 0);
    }

    /** At the beginning of a run whose rows are recorded. */
    static JobProgress planned(long rows, Instant now) {
        return new JobProgress(Optional.empty(), rows, JobTally.planned(rows), now, 0);
    }

    /** At the beginning of another phase. */
    JobProgress again(Instant now) {
        return new JobProgress(Optional.empty(), total, tally, now, 0);
    }

    /** After a break. */
    JobProgress further(Instant now) {
        return new JobProgress(position, total, tally, now, 0);
    }

    JobProgress gone(Optional<UUID> to, JobTally counted, long rows) {
        return new JobProgress(to, total, counted, since, handled + rows);
    }

    /** The plan has gone through all there is. */
    JobProgress counted() {
        long rows = tally.states().values().stream().mapToLong(Long::longValue).sum();
        return new JobProgress(position, rows, tally, since, handled);
    }

    /** Of four, rows of a run that are done or skipped. */
    int quarters() {
        long gone = tally.of(JobRow.State.DONE) + tally.of(JobRow.State.SKIPPED);
        return total == 0 ? 0 : (int) Math.min(4, 4 * gone / total);
    }

    private long left(JobPhase phase) {
        return switch (phase) {
            case PLAN -> Math.max(0, total - tally.of(JobRow.State.PLANNED) - tally.of(JobRow.State.SKIPPED));
            case RUN -> tally.of(JobRow.State.PLANNED);
            case UNDO -> tally.of(JobRow.State.DONE);
        };
    }

    /** How long the phase will take if it goes on as it went since it began to run; empty if nothing is known of that. */
    Optional<Duration> remaining(JobPhase phase, Instant now) {
        long spent = Duration.between(since, now).toMillis();
        return handled == 0 || spent <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round((double) left(phase) * spent / handled)));
    }
}
