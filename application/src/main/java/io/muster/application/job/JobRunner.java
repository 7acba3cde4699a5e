package io.muster.application.job;

import io.muster.application.Unavailable;
import io.muster.application.health.TrafficRepository;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Reference;
import io.muster.domain.job.Job;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Drives jobs on one node, batch by batch, as long as it has the lease. While IdPs are served, by whatever node, it rests after each batch
 * nine times as long as that took, so that a job takes a tenth of a connection; and it makes batches so small that they take some
 * milliseconds, so that whoever comes in the middle of one hardly notices. At other times it works half of the time. Whatever happens to it, another node goes on behind the last batch that was kept.
 */
public final class JobRunner {
    /** A node that has been silent for so long is not waited for any more. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** After so long, another job has its turn. */
    static final Duration TURN = Duration.ofSeconds(20);

    /** For so long nobody has been served if nobody is: requests are counted every few seconds. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What a batch may take beside others, and the smallest that it becomes for that; and what it may take alone. */
    private static final Duration QUICK = Duration.ofMillis(5);

    private static final Duration LEISURELY = Duration.ofMillis(50);

    private static final int SMALL = 5;
    private static final int REST = 9;
    private static final Duration LONGEST_REST = Duration.ofSeconds(3);
    private static final Duration SHORTEST_REST = Duration.ofMillis(5);

    /** How often in a row a batch, of one row at the end, may meet what is in its way. */
    private static final int ATTEMPTS = 30;

    /** How often in a row it may meet a bug. */
    private static final int BUGS = 3;

    private final JobRepository jobs;
    private final JobBatch batch;
    private final String node;
    private final TrafficRepository traffic;
    private final Pause pause;
    private final Clock clock;
    private final BiConsumer<String, RuntimeException> log;

    @Inject
    public JobRunner(
            JobRepository jobs, JobBatch batch, JobNode node, TrafficRepository traffic, Pause pause, Clock clock) {
        this.jobs = jobs;
        this.batch = batch;
        this.node = node.name();
        this.traffic = traffic;
        this.pause = pause;
        this.clock = clock;
        this.log = node.log();
    }

    String node() {
        return node;
    }

    /** Works on one job, whosever turn it is, for one turn. Tells whether there was one. */
    public boolean runOne() {
        Optional<JobLease> lease = jobs.take(node, LEASE);
        lease.ifPresent(taken -> drive(taken, TURN, true));
        return lease.isPresent();
    }

    /** Works on it without rest, as somebody waits for it. */
    void runNow(JobLease lease, Duration atMost) {
        drive(lease, atMost, false);
    }

    private void drive(JobLease lease, Duration turn, boolean rests) {
        Instant end = clock.instant().plus(turn);
        Attempts attempts = new Attempts(rests);
        boolean more = true;
        while (more && clock.instant().isBefore(end) && !Thread.currentThread().isInterrupted()) {
            Instant begun = clock.instant();
            more = attempt(lease, attempts);
            Duration took = Duration.between(begun, clock.instant());
            if (!attempts.failed()) {
                attempts.fit(took);
            }
            if (more && (rests || attempts.failed())) {
                rest(took.multipliedBy(attempts.alone ? 1 : REST));
            }
        }
        if (more) {
            jobs.release(lease);
        }
    }

    private boolean attempt(JobLease lease, Attempts attempts) {
        try {
            lookForOthers(attempts);
            boolean more = attempts.leftOut
                    .map(why -> batch.leaveOut(lease, LEASE, why))
                    .orElseGet(() -> batch.execute(lease, LEASE, attempts.size));
            attempts.succeeded();
            return more;
        } catch (Unavailable busy) { // somebody holds a row, or the database is away: it is tried until the turn ends
            attempts.size = Math.max(1, attempts.size / 2);
            attempts.inARow++;
            return attempts.inARow < ATTEMPTS;
        } catch (Refusal refusal) {
            attempts.refused(refusal.reason());
            return true;
        } catch (RuntimeException bug) {
            return ++attempts.bugs < BUGS || failed(lease, bug);
        }
    }

    private void lookForOthers(Attempts attempts) {
        Instant now = clock.instant();
        if (attempts.rests && !now.isBefore(attempts.lookAgain)) {
            attempts.alone = !traffic.hasComeSince(now.minus(QUIET));
            attempts.lookAgain = now.plus(LOOK);
        }
    }

    private boolean failed(JobLease lease, RuntimeException bug) {
        String reference = Reference.next().value();
        log.accept("a bug met by job " + lease.job() + ", reference " + reference, bug);
        batch.fail(lease, LEASE, "A bug; the log has the cause. Reference: " + reference);
        return false;
    }

    private void rest(Duration wanted) {
        pause.take(
                wanted.compareTo(LONGEST_REST) > 0
                        ? LONGEST_REST
                        : wanted.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : wanted);
    }

    /** How the last batches of a turn went. */
    private static final class Attempts {
        private final boolean rests;
        private boolean alone;
        private Instant lookAgain = Instant.MIN;
        private int size;
        private int inARow;
        private int bugs;
        private Optional<String> leftOut = Optional.empty();

        Attempts(boolean rests) {
            this.rests = rests;
            this.size = rests ? SMALL : Job.MAX_BATCH;
        }

        boolean failed() {
            return inARow + bugs > 0;
        }

        void succeeded() {
            inARow = 0;
            bugs = 0;
            leftOut = Optional.empty();
        }

        /** At most twice as many rows come next; beside others so many as would have been quick, and some even if none would. */
        void fit(Duration took) {
            long quick = size * (alone ? LEISURELY : QUICK).toNanos() / Math.max(1, took.toNanos());
            int twice = Math.min(Job.MAX_BATCH, size * 2);
            size = rests ? (int) Math.max(Math.min(SMALL, twice), Math.min(twice, quick)) : twice;
        }

        /** Fewer rows are tried, and one that is refused by itself is left out, unless it may be done the next time. */
        void refused(Refusal.Reason reason) {
            inARow++;
            if (size > 1) {
                size = Math.max(1, size / 4);
            } else if (!isInTheWay(reason) || inARow >= ATTEMPTS) {
                leftOut = Optional.of(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }

        /** Somebody else has changed or taken what the batch was about to change; done again, it sees that. */
        private static boolean isInTheWay(Refusal.Reason reason) {
            return reason == Refusal.Reason.UNIQUENESS || reason == Refusal.Reason.STALE_VERSION;
        }
    }
}
