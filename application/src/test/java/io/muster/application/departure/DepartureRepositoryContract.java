package io.muster.application.departure;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.application.departure.DepartureRepository.Departed;
import io.muster.application.departure.DepartureRepository.Suspect;
import io.muster.domain.departure.Departure;
import io.muster.domain.departure.MassChange;
import io.muster.domain.departure.MassChange.State;
import io.muster.domain.departure.MassChange.Tally;
import io.muster.domain.departure.MassChangeId;
import io.muster.domain.group.GroupId;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every DepartureRepository does; the tenants ACME and GLOBEX are there with a connection each. */
public interface DepartureRepositoryContract {
    Duration HOUR = Duration.ofHours(1);
    Duration MONTH = Duration.ofDays(30);
    UserId ANN = new UserId(new UUID(1, 1));
    UserId BOB = new UserId(new UUID(1, 2));
    GroupId GUIDES = new GroupId(new UUID(2, 1));
    GroupId STAFF = new GroupId(new UUID(2, 2));

    DepartureRepository departures();

    UnitOfWork unitOfWork();

    @Test
    default void aConnectionBySoManyDepartIsSuspected() {
        add(ACME, Departure.deactivated(ANN), Departure.removed(ANN, GUIDES), Departure.deleted(BOB));
        add(GLOBEX, Departure.deleted(BOB));
        assertThat(departures().suspects(HOUR, 3, 9)).singleElement().satisfies(suspect -> {
            assertThat(suspect.tenant()).isEqualTo(ACME.id());
            assertThat(suspect.connection()).isEqualTo(connectionOf(ACME).id());
            assertThat(suspect.tally()).isEqualTo(new Tally(1, 1, 1));
        });
        assertThat(departures().suspects(HOUR, 4, 9)).isEmpty();
    }

    @Test
    default void whatBelongsToAMassChangeIsSuspectedNoMore() {
        add(ACME, Departure.deactivated(ANN), Departure.deleted(BOB));
        MassChange change = opened();
        assertThat(departures().suspects(HOUR, 1, 9)).isEmpty();
        assertThat(open(change)).isFalse();
        add(ACME, Departure.deleted(ANN));
        refresh(HOUR, MONTH);
        assertThat(departures().suspects(HOUR, 1, 9)).isEmpty();
        assertThat(departures().list(ACME.id(), 9))
                .containsExactly(new MassChange(
                        change.id(),
                        change.connection(),
                        change.began(),
                        Optional.empty(),
                        State.HELD,
                        new Tally(1, 2, 0)));
        assertThat(departures().list(GLOBEX.id(), 9)).isEmpty();
        assertThat(departures().find(GLOBEX.id(), change.id())).isEmpty();
    }

    @Test
    default void itEndsWithItsLastDepartureWhenItIsQuietAndAnotherMayBegin() {
        add(ACME, Departure.deactivated(ANN), Departure.deleted(BOB));
        MassChange change = opened();
        later();
        refresh(Duration.ZERO, MONTH);
        MassChange ended = departures().find(ACME.id(), change.id()).orElseThrow();
        assertThat(ended.ended()).isPresent();
        assertThat(ended.state()).isEqualTo(State.HELD);
        add(ACME, Departure.deleted(ANN));
        assertThat(departures().suspects(HOUR, 1, 9)).extracting(Suspect::tally).containsExactly(new Tally(0, 1, 0));
        assertThat(departures().departed(ACME.id(), ended, Optional.empty(), 9))
                .containsExactly(new Departed(ANN, true, false, Set.of()), new Departed(BOB, false, true, Set.of()));
    }

    @Test
    default void itIsHeldUntilItIsReleasedOrForTooLong() {
        add(ACME, Departure.deactivated(ANN));
        MassChange change = opened();
        unitOfWork().execute(() -> {
            departures().release(ACME.id(), change.id());
            return change;
        });
        assertThat(departures().find(ACME.id(), change.id()).orElseThrow().state())
                .isEqualTo(State.RELEASED);
        later();
        refresh(Duration.ZERO, MONTH);
        add(ACME, Departure.deactivated(ANN));
        MassChange forgotten = opened();
        later();
        refresh(HOUR, Duration.ZERO);
        assertThat(departures().find(ACME.id(), forgotten.id()).orElseThrow().state())
                .isEqualTo(State.RELEASED);
    }

    @Test
    default void whatEachLostComesInTheOrderOfIds() {
        add(
                ACME,
                Departure.removed(BOB, GUIDES),
                Departure.deactivated(BOB),
                Departure.removed(BOB, STAFF),
                Departure.deleted(ANN));
        MassChange change = opened();
        Departed ann = new Departed(ANN, false, true, Set.of());
        Departed bob = new Departed(BOB, true, false, Set.of(GUIDES, STAFF));
        assertThat(departures().departed(ACME.id(), change, Optional.empty(), 9))
                .containsExactly(ann, bob);
        assertThat(departures().departed(ACME.id(), change, Optional.empty(), 1))
                .containsExactly(ann);
        assertThat(departures().departed(ACME.id(), change, Optional.of(ANN), 9))
                .containsExactly(bob);
        assertThat(departures().departed(ACME.id(), change, List.of(BOB))).containsExactly(bob);
        assertThat(departures().departed(GLOBEX.id(), change, Optional.empty(), 9))
                .isEmpty();
    }

    @Test
    default void whatIsOldIsForgottenSomeAtATime() {
        add(ACME, Departure.deactivated(ANN), Departure.deleted(BOB));
        later();
        assertThat(departures().forget(HOUR, 9)).isZero();
        assertThat(departures().forget(Duration.ZERO, 1)).isEqualTo(1);
        assertThat(departures().forget(Duration.ZERO, 9)).isEqualTo(1);
        assertThat(departures().suspects(HOUR, 1, 9)).isEmpty();
    }

    /** A moment passes on the clock of the repository. */
    void later();

    private MassChange opened() {
        Suspect suspect = departures().suspects(HOUR, 1, 9).get(0);
        MassChange change = new MassChange(
                MassChangeId.next(Instant.now()),
                suspect.connection(),
                suspect.began(),
                Optional.empty(),
                State.HELD,
                suspect.tally());
        assertThat(open(change)).isTrue();
        return change;
    }

    private boolean open(MassChange change) {
        return unitOfWork().execute(() -> departures().open(ACME.id(), change));
    }

    private void refresh(Duration window, Duration longestHold) {
        unitOfWork().execute(() -> {
            departures().refresh(window, longestHold);
            return window;
        });
    }

    private void add(Tenant tenant, Departure... some) {
        unitOfWork().execute(() -> {
            departures().add(tenant.id(), connectionOf(tenant).id(), List.of(some));
            return tenant;
        });
    }
}
