package io.muster.application.departure;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.application.departure.DepartureRepository.Departed;
import io.muster.application.departure.DepartureRepository.Suspect;
import io.muster.application.group.GroupRepository;
import io.muster.application.user.UserRepository;
import io.muster.domain.departure.Departure;
import io.muster.domain.departure.Departure.Kind;
import io.muster.domain.departure.MassChange;
import io.muster.domain.departure.MassChange.State;
import io.muster.domain.departure.MassChange.Tally;
import io.muster.domain.departure.MassChangeId;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberId;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    GroupRepository groups();

    UserRepository users();

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
                .containsExactly(departed(ANN, Set.of(Kind.DEACTIVATED)), departed(BOB, Set.of(Kind.DELETED)));
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
        Departed ann = departed(ANN, Set.of(Kind.DELETED));
        Departed bob = departed(BOB, Set.of(Kind.DEACTIVATED, Kind.REMOVED_FROM_GROUP), GUIDES, STAFF);
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

    @Test
    default void aDeletedGroupComesBeforeAllAndThoseWhoWereInItComeBehindAll() {
        Group guides = group("Guides");
        Group staff = group("Staff");
        Group everybody = group("Everybody");
        User user = aUser().build();
        users().insert(ACME.id(), user);
        MemberId person = new MemberId(user.id().value());
        unitOfWork().execute(() -> {
            groups().change(ACME.id(), staff.id(), new MemberChange.Add(Set.of(person, guides.asMember())));
            groups().change(ACME.id(), everybody.id(), new MemberChange.Add(Set.of(staff.asMember())));
            departures().add(ACME.id(), connectionOf(ACME).id(), List.of(Departure.deactivated(user.id())));
            departures().addGroup(ACME.id(), connectionOf(ACME).id(), staff.id());
            return staff;
        });
        MassChange change = opened();
        assertThat(change.tally()).isEqualTo(new Tally(1, 0, 3));
        List<Departed> all = departures().departed(ACME.id(), change, Optional.empty(), 9);
        assertThat(all).hasSize(5);
        assertThat(all.get(0)).satisfies(first -> {
            assertThat(first.kinds()).containsExactly(Kind.GROUP_DELETED);
            assertThat(first.groups()).containsExactly(staff.id());
        });
        assertThat(all.subList(1, 4))
                .containsExactlyInAnyOrder(
                        departed(user.id(), Set.of(Kind.DEACTIVATED)),
                        departed(new UserId(guides.id().value()), Set.of(Kind.REMOVED_FROM_GROUP), staff.id()),
                        departed(new UserId(staff.id().value()), Set.of(Kind.REMOVED_FROM_GROUP), everybody.id()));
        assertThat(all.get(4)).satisfies(last -> {
            assertThat(last.kinds()).containsExactly(Kind.OF_DELETED_GROUP);
            assertThat(last.groups()).containsExactly(staff.id());
            assertThat(last.members()).containsExactly(person);
        });
    }

    private Group group(String name) {
        ComplexValue attributes = ComplexValue.ofPlain(Map.of("displayName", name));
        Group group = Group.provisioned(
                GroupId.next(Instant.now()), Optional.of(connectionOf(ACME).id()), attributes, Instant.now());
        unitOfWork().execute(() -> {
            groups().insert(ACME.id(), group, true);
            return group;
        });
        return group;
    }

    private static Departed departed(UserId user, Set<Kind> kinds, GroupId... groups) {
        return new Departed(user, kinds, Set.of(groups), Set.of());
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
