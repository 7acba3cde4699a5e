package io.muster.domain.health;

import static io.muster.domain.health.RequestKind.WRITE;
import static io.muster.domain.health.TrafficOf.NOON;
import static io.muster.domain.health.TrafficOf.nobody;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CyclesTest {
    private static final Duration FORTY = Duration.ofMinutes(40);

    @Test
    void aPauseOfMoreThanFiveMinutesBeginsACycle() {
        TrafficOf told = nobody().requests(1, WRITE, 200)
                .after(Duration.ofMinutes(5).minusSeconds(1))
                .requests(1, WRITE, 200)
                .after(Duration.ofMinutes(5))
                .requests(1, WRITE, 400);
        assertThat(told.traffic().cycles().all())
                .extracting(cycle -> cycle.counts().writes())
                .containsExactly(1L, 2L);
        assertThat(told.traffic().cycles().present(told.now()))
                .hasValueSatisfying(
                        cycle -> assertThat(cycle.counts().failures()).isEqualTo(1));
        assertThat(told.traffic().ever()).isEqualTo(new Counts(3, 0, 3, 1, 1));
    }

    @Test
    void aConnectionWithLongPeriodsMayPauseLonger() {
        TrafficOf daily = nobody().cycles(5, Duration.ofDays(1));
        daily.after(Duration.ofMinutes(50)).probed();
        assertThat(daily.traffic().cycles().all()).hasSize(5);
        daily.after(Duration.ofMinutes(61)).probed();
        assertThat(daily.traffic().cycles().all()).hasSize(6);
    }

    @Test
    void whatNeverPausesIsToldByTheDay() {
        TrafficOf told = nobody();
        for (int i = 0; i < 3 * 24 * 15; i++) {
            told.requests(1, WRITE, 200).after(Duration.ofMinutes(4));
        }
        assertThat(told.traffic().cycles().all()).hasSizeBetween(3, 4);
    }

    @Test
    void thePresentCycleIsOverAfterThePause() {
        TrafficOf told = nobody().cycles(1, FORTY);
        assertThat(told.traffic().cycles().present(told.now())).isPresent();
        assertThat(told.traffic().cycles().ended(told.now())).isEmpty();
        told.after(Duration.ofMinutes(6));
        assertThat(told.traffic().cycles().present(told.now())).isEmpty();
        assertThat(told.traffic().cycles().ended(told.now())).hasSize(1);
    }

    @Test
    void twentyEndedCyclesAreKept() {
        TrafficOf told = nobody().cycles(40, FORTY);
        assertThat(told.traffic().cycles().ended(told.now())).hasSize(20);
        assertThat(told.traffic().cycles().all()).hasSize(21);
        assertThat(told.after(FORTY).traffic().cycles().ended(told.now())).hasSize(20);
    }

    @Test
    void thePeriodIsTheMedianOfTheDistances() {
        assertThat(nobody().cycles(3, FORTY).traffic().cycles().usualPeriod()).isEmpty();
        Cycles cycles = nobody().cycles(3, FORTY)
                .after(Duration.ofHours(9))
                .cycles(6, FORTY)
                .traffic()
                .cycles();
        assertThat(cycles.usualPeriod()).contains(FORTY);
        assertThat(cycles.nextExpected())
                .contains(cycles.newest().orElseThrow().began().plus(FORTY));
    }

    @Test
    void whatComesAsThingsHappenHasNoPeriod() {
        TrafficOf pushed = nobody();
        for (int minutes : List.of(7, 300, 12, 2000, 45, 9, 700, 30)) {
            pushed.requests(2, WRITE, 200).after(Duration.ofMinutes(minutes));
        }
        assertThat(pushed.traffic().cycles().usualPeriod()).isEmpty();
        assertThat(pushed.traffic().cycles().nextExpected()).isEmpty();
    }

    @Test
    void aNodeWhoseClockIsBehindCountsIntoThePresentCycle() {
        Cycle ahead = cycle(NOON.plus(Duration.ofHours(1)));
        Cycles both = Cycles.NONE.and(cycle(NOON)).and(ahead).and(cycle(NOON.plusSeconds(5)));
        assertThat(both.all()).containsExactly(ahead.and(cycle(NOON.plusSeconds(5))), cycle(NOON));
        assertThat(both.newest().orElseThrow().last()).isEqualTo(ahead.last());
    }

    @Test
    void countsOfNodesAddUp() {
        TrafficCount one = TrafficCount.answered(RequestKind.PROBE, 200, NOON);
        TrafficCount other =
                TrafficCount.answered(WRITE, 409, NOON.plusSeconds(2)).plus(TrafficCount.denied(NOON.plusSeconds(4)));
        Traffic traffic = Traffic.NONE.and(one.plus(other), Duration.ofHours(7));
        assertThat(traffic.ever()).isEqualTo(new Counts(2, 1, 1, 1, 1));
        assertThat(traffic.times().probe()).contains(NOON);
        assertThat(traffic.times().success()).contains(NOON);
        assertThat(traffic.times().failure()).contains(NOON.plusSeconds(2));
        assertThat(traffic.times().firstWrite()).contains(NOON.plusSeconds(2));
        assertThat(traffic.times().denied()).contains(NOON.plusSeconds(4));
        assertThat(traffic.cycles().all()).containsExactly(new Cycle(NOON, NOON.plusSeconds(2), traffic.ever()));
        assertThat(traffic.heard()).isEqualTo(Duration.ofHours(7));
        assertThat(Traffic.NONE.and(other.plus(one), Duration.ofHours(7))).isEqualTo(traffic);
    }

    private static Cycle cycle(Instant at) {
        return new Cycle(at, at, new Counts(1, 1, 0, 0, 0));
    }
}
