package io.muster.domain.job;

import static io.muster.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Event.What;
import io.muster.domain.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final JobRow ROW = JobRow.planned(new UUID(0, 1), "a@acme.example", "a", "a@acme.example");

    @Test
    void aPlanIsMadeRunAndUndone() {
        Job planned =
                begun(true).advance(ROW.subject(), JobTally.NONE.with(ROW), 1).endPhase(NOW);
        assertThat(planned.state()).isEqualTo(JobState.PLANNED);
        assertThat(planned.progress().total()).isEqualTo(1);
        Job running = planned.run("ann", "move", NOW);
        assertThat(running.phase()).isEqualTo(JobPhase.RUN);
        assertThat(running.progress().position()).isEmpty();
        Job finished = done(running);
        assertThat(finished.state()).isEqualTo(JobState.FINISHED);
        Job undone = finished.undo("ann", "back", NOW)
                .advance(ROW.subject(), JobTally.NONE.with(ROW.done().undone()), 1)
                .endPhase(NOW);
        assertThat(undone.state()).isEqualTo(JobState.UNDONE);
    }

    @Test
    void withoutStoppingAtThePlanItRunsOn() {
        Job running =
                begun(false).advance(ROW.subject(), JobTally.NONE.with(ROW), 1).endPhase(NOW);
        assertThat(running.state()).isEqualTo(JobState.RUNNING);
        assertThat(running.phase()).isEqualTo(JobPhase.RUN);
    }

    @Test
    void itIsPausedResumedAndCancelledAndAskedTwiceNothingHappens() {
        Job paused = begun(false).pause();
        assertThat(paused.state()).isEqualTo(JobState.PAUSED);
        assertThat(paused.pause()).isSameAs(paused);
        Job resumed = paused.resume(NOW);
        assertThat(resumed.state()).isEqualTo(JobState.RUNNING);
        assertThat(resumed.resume(NOW)).isSameAs(resumed);
        assertThat(resumed.cancel().state()).isEqualTo(JobState.CANCELLED);
        assertThat(begun(false).fail("a bug").resume(NOW).state()).isEqualTo(JobState.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"FINISHED", "UNDONE"})
    void whatHasEndedIsNeitherRunNorPausedNorResumedNorCancelled(JobState state) {
        Job ended = state == JobState.FINISHED
                ? done(begun(false).endPhase(NOW))
                : done(begun(false).endPhase(NOW)).undo("ann", "", NOW).endPhase(NOW);
        for (Function<Job, Job> step : List.<Function<Job, Job>>of(
                job -> job.run("ann", "", NOW), Job::pause, job -> job.resume(NOW), Job::cancel)) {
            Refusal refusal = refusal(() -> step.apply(ended));
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
            assertThat(refusal).hasMessageContaining(state.inWords()).hasMessageContaining("cannot be");
        }
    }

    @Test
    void whatHasChangedNothingOrIsUnderWayIsNotUndone() {
        assertThat(refusal(() -> begun(false).undo("ann", "", NOW))).hasMessageContaining("running");
        assertThat(refusal(() -> begun(false).cancel().undo("ann", "", NOW))).hasMessageContaining("nothing to undo");
    }

    @Test
    void whoAsksTwiceIsToldWhoRunsIt() {
        assertThat(begun(false).isInTheWay())
                .hasMessageContaining("ann")
                .hasMessageContaining(NOW.toString())
                .hasMessageContaining("running");
    }

    @Test
    void theTimeLeftFollowsFromWhatWentBefore() {
        Job begun = begun(false);
        assertThat(begun.remaining(NOW.plusSeconds(5))).isEmpty();
        Job quarter = begun.advance(ROW.subject(), tally(25), 25);
        assertThat(quarter.remaining(NOW.plusSeconds(10))).contains(Duration.ofSeconds(30));
        assertThat(quarter.pause().remaining(NOW.plusSeconds(10))).isEmpty();
    }

    @Test
    void aTallyIsCountedBackAndForth() {
        JobTally one = JobTally.NONE.with(ROW.skipped("taken"));
        assertThat(one.reasons()).isEqualTo(Map.of("taken", 1L));
        assertThat(one.without(ROW.skipped("taken"))).isEqualTo(JobTally.NONE);
    }

    @Test
    void itsEventsAreNamedByItsState() {
        Job begun = begun(false);
        assertThat(JobEvent.started(begun).publicName()).isEqualTo("job.started");
        assertThat(JobEvent.changed(begun, begun.pause()).what()).isEqualTo(What.PAUSED);
        assertThat(JobEvent.changed(begun, begun.fail("a bug")).changes().get("problem"))
                .isNotNull();
    }

    private static JobTally tally(int rows) {
        JobTally tally = JobTally.NONE;
        for (int i = 0; i < rows; i++) {
            tally = tally.with(ROW);
        }
        return tally;
    }

    private static Job done(Job running) {
        return running.advance(ROW.subject(), JobTally.NONE.with(ROW.done()), 1).endPhase(NOW);
    }

    private static Job begun(boolean planOnly) {
        return Job.begin(JobKind.USERID_CONVERT, Map.of("to", "email"), 100, planOnly, 100, "ann", "move", NOW);
    }
}
