package io.muster.domain.health;

import static io.muster.domain.health.RequestKind.LOOK_UP;
import static io.muster.domain.health.RequestKind.PROBE;
import static io.muster.domain.health.RequestKind.READ;
import static io.muster.domain.health.RequestKind.WRITE;
import static io.muster.domain.health.TrafficOf.nobody;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.ScimState;
import java.time.Duration;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HealthStateTest {
    private static final Duration FORTY = Duration.ofMinutes(40);

    @Test
    void nothingHasComeYet() {
        assertState(nobody(), HealthState.DRAFT).contains("Nothing has come yet");
        assertState(nobody().requests(2, PROBE, 404), HealthState.DRAFT).contains("No request has succeeded");
    }

    @Test
    void whatHasOnlyBeenReadIsTested() {
        assertState(nobody().probed(), HealthState.TESTED)
                .contains("connection test")
                .contains("2026-01-31T12:00:01Z");
        assertState(nobody().requests(3, LOOK_UP, 200), HealthState.TESTED).contains("has read");
        assertState(nobody().requests(9, READ, 404), HealthState.TESTED);
        assertState(nobody().probed().after(Duration.ofDays(90)), HealthState.TESTED);
    }

    @Test
    void theFirstCycleWithWritesIsReceived() {
        assertState(nobody().probed().after(Duration.ofDays(1)).requests(3, WRITE, 201), HealthState.RECEIVING)
                .contains("3 requests, 3 of them writes, 0 failed");
        assertState(nobody().probed().after(Duration.ofMinutes(20)).cycles(1, FORTY), HealthState.RECEIVING);
    }

    @Test
    void afterAWholeCycleItIsSteady() {
        assertState(nobody().cycles(1, FORTY).after(Duration.ofMinutes(6)), HealthState.STEADY)
                .contains("no regular period yet");
        assertState(nobody().cycles(5, FORTY), HealthState.STEADY).contains("every 40 minutes");
        TrafficOf probesOnly = nobody().cycles(1, FORTY);
        for (int i = 0; i < 30; i++) {
            probesOnly.after(FORTY).probed();
        }
        assertState(probesOnly, HealthState.STEADY);
    }

    @Nested
    class Quiet {
        @Test
        void isWhoIsSilentForThreeOfItsPeriods() {
            assertState(nobody().cycles(5, FORTY).after(Duration.ofMinutes(119)), HealthState.STEADY);
            assertState(nobody().cycles(5, FORTY).after(Duration.ofMinutes(121)), HealthState.QUIET)
                    .contains("every 40 minutes");
            assertState(nobody().cycles(5, FORTY).after(Duration.ofMinutes(121)).probed(), HealthState.STEADY);
        }

        @Test
        void isNobodyWithinAnHour() {
            Duration often = Duration.ofMinutes(10);
            assertState(nobody().cycles(5, often).after(Duration.ofMinutes(59)), HealthState.STEADY);
            assertState(nobody().cycles(5, often).after(Duration.ofMinutes(61)), HealthState.QUIET);
        }

        @Test
        void isNobodyBecauseTheServiceWasDownOrAClockJumped() {
            assertState(nobody().cycles(5, FORTY).afterDown(Duration.ofDays(3)), HealthState.STEADY);
        }

        @Test
        void isWithoutAPeriodWhoIsSilentForAMonthUnlessItPushesOnlyChanges() {
            TrafficOf once = nobody().cycles(1, FORTY).after(Duration.ofDays(29));
            assertState(once, HealthState.STEADY);
            once.after(Duration.ofDays(2));
            assertState(once, HealthState.QUIET);
            assertThat(health(once, Profile.OKTA, ScimState.ON).state()).isEqualTo(HealthState.STEADY);
            assertThat(health(once, Profile.OKTA, ScimState.ON).inWords()).contains("pushes when something changes");
        }

        @Test
        void isAlsoWhoPushesOnlyChangesIfItsTrafficShowsAPeriod() {
            TrafficOf regular = nobody().cycles(6, FORTY).after(Duration.ofHours(3));
            assertThat(health(regular, Profile.OKTA, ScimState.ON).state()).isEqualTo(HealthState.QUIET);
        }
    }

    @Nested
    class Failing {
        @Test
        void isWhoseRequestsFailByHalfOfFive() {
            assertState(nobody().requests(3, PROBE, 500).requests(2, PROBE, 200), HealthState.FAILING)
                    .contains("5 requests, 0 of them writes, 3 failed");
            assertState(nobody().requests(4, PROBE, 500), HealthState.DRAFT);
            assertState(nobody().requests(2, PROBE, 500).requests(3, PROBE, 200), HealthState.TESTED);
        }

        @Test
        void isWhoseWritesFailHoweverManyLookUpsDoNot() {
            assertState(
                    nobody().requests(50, LOOK_UP, 200).requests(3, WRITE, 409).requests(3, WRITE, 201),
                    HealthState.FAILING);
            assertState(
                    nobody().requests(50, LOOK_UP, 200).requests(2, WRITE, 409).requests(3, WRITE, 201),
                    HealthState.RECEIVING);
        }

        @Test
        void isWhoFailsNowAfterADayOfSuccess() {
            TrafficOf initial = nobody();
            for (int i = 0; i < 300; i++) {
                initial.requests(1, WRITE, 201).after(Duration.ofMinutes(3));
            }
            assertState(initial, HealthState.RECEIVING);
            for (int i = 0; i < 40; i++) {
                initial.requests(1, WRITE, 503).after(Duration.ofMinutes(3));
            }
            assertState(initial, HealthState.FAILING).contains("failed");
        }

        @Test
        void goesOnUntilTheNextCycleHasToldBetter() {
            TrafficOf failed = nobody().requests(10, WRITE, 400).after(Duration.ofHours(2));
            assertState(failed, HealthState.FAILING);
            assertState(failed.requests(4, WRITE, 200), HealthState.FAILING);
            assertState(failed.requests(1, WRITE, 200), HealthState.STEADY);
        }

        @Test
        void isWhoCameLastWithATokenThatOpensNothing() {
            TrafficOf denied = nobody().cycles(5, FORTY).after(FORTY).denied();
            assertState(denied, HealthState.FAILING).contains("token-regenerate");
            assertState(denied.after(Duration.ofDays(9)), HealthState.FAILING);
            assertState(denied.probed(), HealthState.STEADY);
            assertState(nobody().denied(), HealthState.FAILING);
        }
    }

    @Test
    void whoseScimIsNotOnIsPausedWhateverElse() {
        TrafficOf failing = nobody().requests(10, WRITE, 400);
        assertThat(health(failing, Profile.ENTRA, ScimState.SUSPENDED).state()).isEqualTo(HealthState.PAUSED);
        assertThat(health(failing, Profile.ENTRA, ScimState.SUSPENDED).inWords())
                .contains("suspended");
        assertThat(health(nobody(), Profile.ENTRA, ScimState.OFF).inWords()).contains("is off");
    }

    private static AbstractStringAssert<?> assertState(TrafficOf told, HealthState state) {
        Health health = health(told, Profile.ENTRA, ScimState.ON);
        assertThat(health.state()).isEqualTo(state);
        return assertThat(health.inWords());
    }

    private static Health health(TrafficOf told, Profile profile, ScimState scim) {
        return Health.of(told.traffic(), profile, scim, told.up(), told.now());
    }
}
