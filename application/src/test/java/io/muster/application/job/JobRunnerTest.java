package io.muster.application.job;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.Unavailable;
import io.muster.application.job.JobAdministration.Order;
import io.muster.domain.Event;
import io.muster.domain.Refusal;
import io.muster.domain.health.RequestKind;
import io.muster.domain.health.Traffic;
import io.muster.domain.health.TrafficCount;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.job.JobState;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs whose work is to remember what they were asked for. */
class JobRunnerTest {
    private static final JobKind KIND = JobKind.USERID_CONVERT;
    private static final Actor ANN = new Actor("ann", "moving");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final Numbers work = new Numbers();
    private final List<Duration> rests = new ArrayList<>();
    private final List<String> bugs = new ArrayList<>();
    private final List<Runnable> afterBatch = new ArrayList<>();
    private final JobRunner runner = runner("a");
    private final JobAdministration jobs = administration(runner);

    @BeforeEach
    void tenants() {
        memory.add(ACME);
        memory.add(GLOBEX);
    }

    @Test
    void aPlanIsMadeAtOnceAndRunLater() {
        Job planned = jobs.plan(ANN, ACME.slug(), order(3));
        assertThat(planned.state()).isEqualTo(JobState.PLANNED);
        assertThat(planned.progress().tally().of(JobRow.State.PLANNED)).isEqualTo(7);
        assertThat(work.changed).isEmpty();
        assertThat(rests).isEmpty();
        jobs.run(ANN, ACME.slug(), KIND, planned.id());
        assertThat(runner.runOne()).isTrue();
        assertThat(work.changed).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(work.sizes).containsExactly(3, 3, 1);
        assertThat(state(planned)).isEqualTo(JobState.FINISHED);
        assertThat(runner.runOne()).isFalse();
        assertThat(memory.outbox.whats()).containsExactly(Event.What.PLANNED, Event.What.STARTED, Event.What.FINISHED);
    }

    @Test
    void withoutAPlanItIsPlannedAndRunAndRestsBetweenBatches() {
        Job job = jobs.run(ANN, ACME.slug(), order(3));
        assertThat(job.state()).isEqualTo(JobState.RUNNING);
        assertThat(work.changed).isEmpty();
        runner.runOne();
        assertThat(work.changed).hasSize(7);
        assertThat(rests).isNotEmpty();
        assertThat(jobs.get(ACME.slug(), KIND, Optional.empty()).state()).isEqualTo(JobState.FINISHED);
    }

    @Test
    void whileNobodyIsServedItWorksHalfOfTheTime() {
        requireRestAfterFiftyMilliseconds(Duration.ofMillis(50));
    }

    @Test
    void besideIdpsItRestsNineTimesAsLongAsItWorks() {
        TrafficCount request = TrafficCount.answered(RequestKind.LOOK_UP, 200, clock.instant());
        memory.traffic.update(
                GLOBEX.id(), connectionOf(GLOBEX).id(), Traffic.NONE.and(request, Duration.ZERO), Optional.empty());
        requireRestAfterFiftyMilliseconds(Duration.ofMillis(450));
    }

    private void requireRestAfterFiftyMilliseconds(Duration rest) {
        work.beforeRun = () -> clock.advance(Duration.ofMillis(50));
        jobs.run(ANN, ACME.slug(), order(3));
        runner.runOne();
        assertThat(rests).contains(rest).allSatisfy(one -> assertThat(one).isLessThanOrEqualTo(rest));
    }

    @Test
    void whoAsksTwiceIsToldWhoRunsItAndAnotherTenantIsNot() {
        jobs.run(ANN, ACME.slug(), order(3));
        Refusal second = refusal(() -> jobs.run(ANN, ACME.slug(), order(3)));
        assertThat(second.reason()).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
        assertThat(second).hasMessageContaining("started by ann");
        assertThat(refusalOf(() -> jobs.plan(ANN, ACME.slug(), order(3)))).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
        assertThat(jobs.run(ANN, GLOBEX.slug(), order(3)).state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void pausedItStopsBehindTheBatchAndResumedItGoesOnThere() {
        Job job = jobs.run(ANN, ACME.slug(), order(2));
        work.afterRun = () -> {
            if (work.changed.size() == 4) {
                later(() -> jobs.pause(ANN, ACME.slug(), KIND, Optional.empty()));
            }
        };
        runner.runOne();
        assertThat(state(job)).isEqualTo(JobState.PAUSED);
        assertThat(work.changed).containsExactly(1, 2, 3, 4);
        assertThat(runner.runOne()).isFalse();
        jobs.resume(ANN, ACME.slug(), KIND, Optional.of(job.id()));
        assertThat(runner.runOne()).isTrue();
        assertThat(work.changed).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(memory.outbox.whats()).contains(Event.What.PAUSED, Event.What.RESUMED);
    }

    @Test
    void cancelledItKeepsWhatIsDoneAndIsUndone() {
        Job job = jobs.run(ANN, ACME.slug(), order(2));
        work.afterRun = () -> later(() -> jobs.cancel(ANN, ACME.slug(), KIND, Optional.empty()));
        runner.runOne();
        assertThat(state(job)).isEqualTo(JobState.CANCELLED);
        assertThat(work.changed).containsExactly(1, 2);
        jobs.undo(ANN, ACME.slug(), KIND, Optional.empty());
        runner.runOne();
        Job undone = jobs.get(ACME.slug(), job.id());
        assertThat(undone.state()).isEqualTo(JobState.UNDONE);
        assertThat(work.changed).isEmpty();
        assertThat(undone.progress().tally().of(JobRow.State.UNDONE)).isEqualTo(2);
        assertThat(refusalOf(() -> jobs.undo(ANN, ACME.slug(), KIND, Optional.empty())))
                .isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void rowsThatWantTheSameAreAllSkippedWhereverTheyStand() {
        work.keys = Map.of(1, "x", 2, "x", 6, "x", 4, "y");
        Job planned = jobs.plan(ANN, ACME.slug(), order(2));
        assertThat(planned.progress().tally().reasons()).isEqualTo(Map.of("shared", 3L));
        Job begun = Job.begin(KIND, Map.of(), 2, true, 7, "ann", "", clock.instant());
        JobLease lease = memory.jobs.insert(GLOBEX.id(), begun, "a", JobRunner.LEASE);
        JobBatch batch = batch();
        while (batch.execute(lease, JobRunner.LEASE, 2)) {
            assertThat(memory.jobs.hold(lease, JobRunner.LEASE)).isPresent();
        }
        Job inParts = jobs.get(GLOBEX.slug(), begun.id());
        assertThat(inParts.progress().tally()).isEqualTo(planned.progress().tally());
        assertThat(jobs.rows(GLOBEX.slug(), inParts.id(), Optional.empty(), 9))
                .filteredOn(row -> row.reason().isPresent())
                .extracting(row -> row.subject().getLeastSignificantBits())
                .containsExactly(1L, 2L, 6L);
        assertThat(jobs.rows(ACME.slug(), inParts.id(), Optional.empty(), 9)).isEmpty();
    }

    @Test
    void whatIsInItsWayIsMetInSmallerBatches() {
        Job job = jobs.run(ANN, ACME.slug(), order(4));
        List<Supplier<RuntimeException>> inTheWay = new ArrayList<>(List.of(
                () -> Refusal.uniqueness("taken"),
                Refusal::staleVersion,
                () -> new Unavailable("locked", new RuntimeException())));
        work.beforeRun = () -> {
            if (!inTheWay.isEmpty()) {
                throw inTheWay.remove(0).get();
            }
        };
        runner.runOne();
        assertThat(state(job)).isEqualTo(JobState.FINISHED);
        assertThat(work.changed).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(bugs).isEmpty();
    }

    @Test
    void aRowThatIsRefusedByItselfIsLeftOutAndTheOthersAreDone() {
        Job job = jobs.run(ANN, ACME.slug(), order(4));
        work.refused = Map.of(3, Refusal.invalidValue("members", "who"), 6, Refusal.uniqueness("taken"));
        runner.runOne();
        assertThat(state(job)).isEqualTo(JobState.FINISHED);
        assertThat(work.changed).containsExactly(1, 2, 4, 5, 7);
        assertThat(jobs.get(ACME.slug(), job.id()).progress().tally().reasons())
                .isEqualTo(Map.of("invalid-value", 1L, "uniqueness", 1L));
        assertThat(bugs).isEmpty();
    }

    @Test
    void aBugStopsItWithAReferenceAndMendedItIsResumed() {
        Job job = jobs.run(ANN, ACME.slug(), order(4));
        work.beforeRun = () -> {
            throw new IllegalStateException("a bug");
        };
        runner.runOne();
        Job failed = jobs.get(ACME.slug(), job.id());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(bugs).hasSize(1);
        String problem = failed.problem().orElseThrow();
        assertThat(bugs.get(0)).contains(problem.substring(problem.lastIndexOf(' ') + 1));
        assertThat(memory.outbox.whats()).contains(Event.What.FAILED);
        work.beforeRun = () -> {};
        jobs.resume(ANN, ACME.slug(), KIND, Optional.empty());
        runner.runOne();
        assertThat(state(job)).isEqualTo(JobState.FINISHED);
    }

    @Test
    void whoseLeaseWasTakenOverChangesNothingMore() {
        Job job = jobs.run(ANN, ACME.slug(), order(2));
        JobLease late = memory.jobs.take("late", Duration.ZERO).orElseThrow();
        JobBatch batch = batch();
        batch.execute(late, Duration.ZERO, 9);
        batch.execute(late, Duration.ZERO, 9);
        assertThat(work.changed).hasSize(2);
        JobLease newer = memory.jobs.take("newer", JobRunner.LEASE).orElseThrow();
        assertThat(batch.execute(late, JobRunner.LEASE, 9)).isFalse();
        assertThat(work.changed).hasSize(2);
        assertThat(batch.execute(newer, JobRunner.LEASE, 9)).isTrue();
        assertThat(work.changed).containsExactly(1, 2, 3, 4);
        assertThat(jobs.get(ACME.slug(), job.id()).node()).contains("newer");
    }

    @Test
    void aJobOfAnotherTenantIsNone() {
        Job job = jobs.run(ANN, ACME.slug(), order(2));
        for (JobId id : List.of(job.id(), JobId.next(clock.instant()))) {
            assertThat(refusalOf(() -> jobs.get(GLOBEX.slug(), id))).isEqualTo(Refusal.Reason.NOT_FOUND);
            assertThat(refusalOf(() -> jobs.cancel(ANN, GLOBEX.slug(), KIND, Optional.of(id))))
                    .isEqualTo(Refusal.Reason.NOT_FOUND);
            assertThat(refusalOf(() -> jobs.run(ANN, GLOBEX.slug(), KIND, id))).isEqualTo(Refusal.Reason.NOT_FOUND);
        }
        assertThat(refusalOf(() -> jobs.pause(ANN, GLOBEX.slug(), KIND, Optional.empty())))
                .isEqualTo(Refusal.Reason.NOT_FOUND);
        assertThat(jobs.list(GLOBEX.slug())).isEmpty();
        assertThat(jobs.list(ACME.slug())).hasSize(1);
    }

    /** The unit of work is over then, as it is for another client. */
    private void later(Runnable work) {
        afterBatch.add(work);
    }

    private JobState state(Job job) {
        return jobs.get(ACME.slug(), job.id()).state();
    }

    private static Order order(int batch) {
        return new Order(KIND, Map.of(), batch);
    }

    private JobRunner runner(String node) {
        Pause pause = span -> {
            rests.add(span);
            List<Runnable> due = List.copyOf(afterBatch);
            afterBatch.clear();
            due.forEach(Runnable::run);
        };
        return new JobRunner(
                memory.jobs, batch(), new JobNode(node, (text, bug) -> bugs.add(text)), memory.traffic, pause, clock);
    }

    private JobBatch batch() {
        return new JobBatch(memory.unitOfWork, memory.jobs, memory.ledger, Set.of(work), memory.audit, clock);
    }

    private JobAdministration administration(JobRunner driver) {
        return new JobAdministrationService(
                memory.unitOfWork,
                memory.tenants,
                memory.jobs,
                memory.ledger,
                driver,
                Set.of(work),
                memory.audit,
                clock);
    }

    /** Seven numbers; what is changed is remembered. */
    private static final class Numbers implements JobWork {
        private final List<Integer> changed = new ArrayList<>();
        private final List<Integer> sizes = new ArrayList<>();
        private Map<Integer, String> keys = Map.of();
        private Map<Integer, Refusal> refused = Map.of();
        private Runnable beforeRun = () -> {};
        private Runnable afterRun = () -> {};

        @Override
        public JobKind kind() {
            return KIND;
        }

        @Override
        public Map<String, String> settings(TenantId tenant, Map<String, String> given) {
            return given;
        }

        @Override
        public long count(TenantId tenant) {
            return 7;
        }

        @Override
        public List<JobRow> plan(TenantId tenant, Job job, Optional<UUID> after, int limit) {
            int from = after.map(Numbers::number).orElse(0) + 1;
            List<JobRow> rows = new ArrayList<>();
            for (int i = from; i <= 7 && rows.size() < limit; i++) {
                rows.add(JobRow.planned(new UUID(1, i), keys.getOrDefault(i, "k" + i), "", ""));
            }
            return rows;
        }

        @Override
        public List<JobRow> run(TenantId tenant, Job job, List<JobRow> planned) {
            beforeRun.run();
            for (JobRow row : planned) {
                if (refused.containsKey(number(row.subject()))) {
                    throw refused.get(number(row.subject()));
                }
            }
            sizes.add(planned.size());
            planned.forEach(row -> changed.add(number(row.subject())));
            afterRun.run();
            return planned.stream().map(JobRow::done).toList();
        }

        @Override
        public List<JobRow> undo(TenantId tenant, Job job, List<JobRow> done) {
            done.forEach(row -> changed.remove((Integer) number(row.subject())));
            return done.stream().map(JobRow::undone).toList();
        }

        private static int number(UUID subject) {
            return (int) subject.getLeastSignificantBits();
        }
    }
}
