package io.muster.application.departure;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.template.Regranting;
import io.muster.application.user.UserProvisioning;
import io.muster.domain.Event.What;
import io.muster.domain.Precondition;
import io.muster.domain.activity.Trace;
import io.muster.domain.departure.MassChange;
import io.muster.domain.departure.MassChange.State;
import io.muster.domain.departure.MassChange.Tally;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupContent;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.MemberId;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MassChangeTest {
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final UserProvisioning users = memory.userProvisioning(clock);
    private final GroupProvisioning groups = memory.groupProvisioning(clock);
    private final Caller idp =
            Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin()).through(connectionOf(ACME));
    private final MassChangeWatch watch = new MassChangeWatch(
            memory.unitOfWork, memory.departures, memory.tenants, memory.connections, memory.outbox, clock);
    private final MassChanges changes =
            new MassChangesService(memory.unitOfWork, memory.tenants, memory.departures, memory.audit, clock);
    private final MassChangeUndo undo = new MassChangeUndo(
            memory.tenants,
            memory.departures,
            memory.users,
            memory.groups,
            new Regranting(memory.templateApplication, memory.schemas),
            memory.audit,
            clock);
    private final List<User> people = new ArrayList<>();
    private Group guides;

    @BeforeEach
    void acmeHasPeople() {
        memory.add(ACME);
        for (int i = 0; i < 40; i++) {
            people.add(users.create(idp, aUser().named("u" + i).attributes()));
        }
        guides = groups.create(
                idp,
                new GroupContent(
                        ComplexValue.ofPlain(Map.of("displayName", "Guides")),
                        people.stream()
                                .map(user -> new MemberId(user.id().value()))
                                .collect(Collectors.toSet())));
    }

    @Test
    void aFewWhoLeaveAreNothingToTell() {
        leave(19);
        watch.look();
        assertThat(changes.list(ACME.slug())).isEmpty();
    }

    @Test
    void manyWhoLeaveAreToldOnce() {
        leave(20);
        watch.look();
        leave(40);
        watch.look();
        assertThat(memory.outbox.whats().stream().filter(What.MASS_CHANGE::equals))
                .hasSize(1);
        assertThat(changes.list(ACME.slug())).singleElement().satisfies(change -> {
            assertThat(change.state()).isEqualTo(State.HELD);
            assertThat(change.tally()).isEqualTo(new Tally(20, 20, 0));
        });
    }

    @Test
    void ofManyPeopleATenthIsMany() {
        assertThat(MassChange.threshold(0)).isEqualTo(20);
        assertThat(MassChange.threshold(200)).isEqualTo(20);
        assertThat(MassChange.threshold(1_000_000)).isEqualTo(100_000);
    }

    @Test
    void anotherHourIsAnotherMassChange() {
        leave(20);
        watch.look();
        memory.departures.clock.advance(Duration.ofHours(2));
        watch.look();
        leave(40);
        watch.look();
        assertThat(changes.list(ACME.slug())).hasSize(2);
    }

    @Test
    void whatWasMeantIsReleased() {
        leave(20);
        watch.look();
        MassChange change = changes.list(ACME.slug()).get(0);
        changes.release(Actor.operator("meant"), ACME.slug(), change.id());
        assertThat(changes.list(ACME.slug()).get(0).state()).isEqualTo(State.RELEASED);
        assertThat(memory.outbox.whats()).contains(What.MASS_CHANGE_RELEASED);
    }

    @Test
    void everybodyIsPutBackWithGroups() {
        groups.replace(idp, guides.id(), Precondition.NONE, new GroupContent(guides.attributes(), Set.of()));
        leave(40);
        watch.look();
        Job job = job();
        List<JobRow> planned = undo.plan(ACME.id(), job, Optional.empty(), 99);
        assertThat(planned).hasSize(40);
        assertThat(undo.run(ACME.id(), job, planned)).extracting(JobRow::state).containsOnly(JobRow.State.DONE);
        for (User before : people) {
            User after = users.get(idp, before.id());
            assertThat(after.active()).isTrue();
            assertThat(after.attributes()).isEqualTo(before.attributes());
            assertThat(after.groups()).hasSize(1);
        }
        assertThat(groups.membersIfFew(idp, guides.id(), 99).orElseThrow())
                .extracting(GroupMember::id)
                .hasSize(40);
        assertThat(undo.run(ACME.id(), job, planned)).extracting(JobRow::state).containsOnly(JobRow.State.SKIPPED);
    }

    @Test
    void aDeletedGroupIsPutBackWithAllWhoWereInIt() {
        Group staff = groups.create(
                idp, new GroupContent(ComplexValue.ofPlain(Map.of("displayName", "Staff")), Set.of(guides.asMember())));
        groups.delete(idp, guides.id(), Precondition.NONE);
        groups.delete(idp, staff.id(), Precondition.NONE);
        leave(40);
        watch.look();
        assertThat(changes.list(ACME.slug()).get(0).tally()).isEqualTo(new Tally(20, 20, 41));
        Job job = job();
        undo.run(ACME.id(), job, undo.plan(ACME.id(), job, Optional.empty(), 99));
        assertThat(groups.get(idp, guides.id()).displayName()).isEqualTo("Guides");
        assertThat(groups.membersIfFew(idp, guides.id(), 99).orElseThrow()).hasSize(40);
        assertThat(groups.membersIfFew(idp, staff.id(), 99).orElseThrow())
                .extracting(GroupMember::id)
                .containsExactly(guides.asMember());
    }

    @Test
    void aGroupWhoseNameIsTakenMeanwhileIsLeftOut() {
        groups.delete(idp, guides.id(), Precondition.NONE);
        groups.create(idp, new GroupContent(guides.attributes(), Set.of()));
        watch.look();
        Job job = job();
        assertThat(undo.run(ACME.id(), job, undo.plan(ACME.id(), job, Optional.empty(), 99)))
                .extracting(row -> row.reason().orElseThrow())
                .containsExactly("taken", "gone");
    }

    @Test
    void ofTwoDeletedGroupsOfOneNameTheOneThatWasThereBeforeIsPutBack() {
        groups.delete(idp, guides.id(), Precondition.NONE);
        Group again = groups.create(idp, new GroupContent(guides.attributes(), Set.of()));
        groups.delete(idp, again.id(), Precondition.NONE);
        watch.look();
        Job job = job();
        undo.run(ACME.id(), job, undo.plan(ACME.id(), job, Optional.empty(), 99));
        assertThat(groups.membersIfFew(idp, guides.id(), 99).orElseThrow()).hasSize(40);
        assertThat(memory.groups.find(ACME.id(), again.id())).isEmpty();
    }

    @Test
    void whoHasAnotherConnectionMeanwhileIsNotPutIntoTheGroup() {
        groups.delete(idp, guides.id(), Precondition.NONE);
        watch.look();
        User moved = users.get(idp, people.get(0).id());
        memory.users.relink(
                ACME.id(),
                moved,
                moved.identifiedBy(
                        Optional.of(ConnectionId.next(clock.instant())), moved.attributes(), clock.instant()));
        Job job = job();
        undo.run(ACME.id(), job, undo.plan(ACME.id(), job, Optional.empty(), 99));
        assertThat(groups.membersIfFew(idp, guides.id(), 99).orElseThrow()).hasSize(39);
    }

    @Test
    void whoseNameIsTakenMeanwhileIsLeftOut() {
        leave(40);
        watch.look();
        User deleted = people.get(30);
        memory.users.end(
                ACME.id(), users.create(idp, aUser().named("other").attributes()), clock.instant(), Duration.ZERO);
        memory.users.insert(
                ACME.id(), aUser().named(deleted.userName()).linkedToNone().build());
        Job job = job();
        assertThat(undo.run(ACME.id(), job, undo.plan(ACME.id(), job, Optional.empty(), 99)))
                .filteredOn(row -> row.state() == JobRow.State.SKIPPED)
                .extracting(JobRow::subject)
                .containsExactly(deleted.id().value());
    }

    @Test
    void whoseExternalIdIsTakenMeanwhileIsLeftOutToo() {
        User pushed = users.create(
                idp,
                aUser().named("first")
                        .with("externalId", "2819c223-7f76-453a-919d-413861904646")
                        .attributes());
        people.set(30, pushed);
        leave(40);
        watch.look();
        memory.users.insert(
                ACME.id(),
                aUser().named("second")
                        .with("externalId", "2819c223-7f76-453a-919d-413861904646")
                        .build());
        Job job = job();
        assertThat(undo.run(ACME.id(), job, undo.plan(ACME.id(), job, Optional.empty(), 99)))
                .filteredOn(row -> row.state() == JobRow.State.SKIPPED)
                .extracting(JobRow::subject)
                .containsExactly(pushed.id().value());
    }

    private Job job() {
        return Job.begin(
                JobKind.MASS_CHANGE_UNDO,
                undo.settings(ACME.id(), Map.of()),
                100,
                false,
                undo.count(ACME.id()),
                "ann",
                "",
                clock.instant());
    }

    /** Up to there: the first twenty are deactivated, the others deleted. */
    private void leave(int upTo) {
        for (User user : people.subList(0, upTo)) {
            boolean isThere =
                    memory.users.find(ACME.id(), user.id()).filter(User::active).isPresent();
            if (isThere && people.indexOf(user) < 20) {
                users.replace(
                        idp,
                        user.id(),
                        Precondition.NONE,
                        user.deactivate(clock.instant()).attributes());
            } else if (isThere) {
                users.delete(idp, user.id(), Precondition.NONE);
            }
        }
    }
}
