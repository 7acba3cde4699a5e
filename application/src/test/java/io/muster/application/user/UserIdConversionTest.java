package io.muster.application.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.job.JobAdministration;
import io.muster.application.job.JobAdministration.Order;
import io.muster.application.job.JobAdministrationService;
import io.muster.application.job.JobBatch;
import io.muster.application.job.JobNode;
import io.muster.application.job.JobRunner;
import io.muster.application.job.JobWork;
import io.muster.domain.Event;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.job.JobState;
import io.muster.domain.tenant.Protection;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.user.Grants;
import io.muster.domain.user.Roles;
import io.muster.domain.user.User;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserIdConversionTest {
    private static final JobKind KIND = JobKind.USERID_CONVERT;
    private static final Actor ANN = new Actor("ann", "moving");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final Set<JobWork> works =
            Set.of(new UserIdConversion(memory.tenants, memory.users, memory.ledger, memory.outbox, clock));
    private final JobRunner runner = new JobRunner(
            memory.jobs,
            new JobBatch(memory.unitOfWork, memory.jobs, memory.ledger, works, memory.audit, clock),
            new JobNode("here", (text, bug) -> {
                throw bug;
            }),
            memory.traffic,
            span -> {},
            clock);
    private final JobAdministration jobs = new JobAdministrationService(
            memory.unitOfWork, memory.tenants, memory.jobs, memory.ledger, runner, works, memory.audit, clock);

    @BeforeEach
    void tenant() {
        memory.add(ACME.with(ACME.settings().withVerifiedDomains(List.of("acme.example"))));
        clock.advance(Duration.ofDays(1)); // users were there before
    }

    @Test
    void whoHasAnAddressIsGivenItAsNameAndKnownByTheOneBefore() {
        User bob = user("bob", "bob@acme.example");
        Job job = run("email");
        assertThat(job.state()).isEqualTo(JobState.FINISHED);
        assertThat(now(bob).userName()).isEqualTo("bob@acme.example");
        assertThat(now(bob).version()).isEqualTo(bob.version() + 1);
        assertThat(memory.users.ownerOfName(ACME.id(), "bob")).map(User::id).contains(bob.id());
        assertThat(memory.outbox.events())
                .filteredOn(event -> event.what() == Event.What.IDENTIFIER_CHANGED)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.publicName()).isEqualTo("user.identifier_changed");
                    assertThat(event.changes().keySet()).containsExactlyInAnyOrder("userName", "job");
                });
    }

    @Test
    void theReverseGivesTheMailboxName() {
        User bob = user("bob@acme.example");
        run("mailbox");
        assertThat(now(bob).userName()).isEqualTo("bob");
    }

    @Test
    void thePlanIsTheResultAndWhatCannotBeIsTold() {
        user("bob", "bob@acme.example");
        user("nobody");
        User taker = user("taker", "owner@acme.example");
        user("Owner@acme.example");
        user("s1", "shared@acme.example");
        user("s2", "other@acme.example", "Shared@acme.example");
        user("other", "x@other.example");
        Job plan = jobs.plan(ANN, ACME.slug(), order("email"));
        assertThat(plan.state()).isEqualTo(JobState.PLANNED);
        assertThat(plan.progress().tally().reasons())
                .isEqualTo(Map.of(
                        "no-address",
                        1L,
                        "unchanged",
                        1L,
                        "taken",
                        1L,
                        "shared",
                        1L,
                        "ambiguous",
                        1L,
                        "unverified-domain",
                        1L));
        assertThat(plan.progress().total()).isEqualTo(7);
        assertThat(now(taker).userName()).isEqualTo("taker");
        List<JobRow> planned = rows(plan);
        jobs.run(ANN, ACME.slug(), KIND, plan.id());
        runner.runOne();
        List<JobRow> done = rows(plan);
        for (int i = 0; i < planned.size(); i++) {
            JobRow row = planned.get(i);
            assertThat(done.get(i)).isEqualTo(row.state() == JobRow.State.PLANNED ? row.done() : row);
        }
    }

    @Test
    void twoWhoWouldGetOneNameKeepTheirs() {
        User one = user("1", "bob@acme.example");
        memory.tenants.update(ACME.with(ACME.settings().withVerifiedDomains(List.of("acme.example", "acme.test"))));
        User two = user("2", "bob@acme.test");
        Job job = run("mailbox");
        assertThat(job.progress().tally().reasons()).isEqualTo(Map.of("shared", 2L));
        assertThat(now(one)).isEqualTo(one);
        assertThat(now(two)).isEqualTo(two);
    }

    @Test
    void protectedAccountsAreNeverTouched() {
        User glass = user("glass", "glass@acme.example");
        User admin = user("admin", "admin@acme.example");
        memory.users.setGrants(ACME.id(), admin.id(), Grants.byHand(Set.of(Roles.ADMIN), "root"));
        Tenant tenant = memory.tenants.find(ACME.id()).orElseThrow();
        memory.tenants.update(tenant.with(tenant.settings()
                .with(new Protection(Optional.empty(), false, List.of(glass.id().value())))));
        assertThat(run("email").progress().tally().reasons()).isEqualTo(Map.of("protected", 2L));
        assertThat(now(glass).userName()).isEqualTo("glass");
        User second = user("second", "second@acme.example");
        memory.users.setGrants(ACME.id(), second.id(), Grants.byHand(Set.of(Roles.ADMIN), "root"));
        assertThat(run("email").progress().tally().of(JobRow.State.DONE)).isEqualTo(2);
        assertThat(now(glass)).isEqualTo(glass);
    }

    @Test
    void whoWasChangedSinceThePlanIsLookedAtAnew() {
        User bob = user("bob", "bob@acme.example");
        User eve = user("eve", "eve@acme.example");
        User ann = user("ann", "ann@acme.example");
        User leaver = user("leaver", "leaver@acme.example");
        Job plan = jobs.plan(ANN, ACME.slug(), order("email"));
        memory.users.update(ACME.id(), with(bob, "robert@acme.example"));
        memory.users.update(ACME.id(), with(eve, "ann@acme.example"));
        memory.users.delete(ACME.id(), leaver, clock.instant());
        jobs.run(ANN, ACME.slug(), KIND, plan.id());
        runner.runOne();
        assertThat(now(bob).userName()).isEqualTo("robert@acme.example");
        assertThat(now(eve).userName()).isEqualTo("eve");
        assertThat(now(ann).userName()).isEqualTo("ann");
        assertThat(jobs.get(ACME.slug(), plan.id()).progress().tally().reasons())
                .isEqualTo(Map.of("shared", 2L, "gone", 1L));
    }

    @Test
    void undoPutsBackWhatIsStillAsItWasLeft() {
        User bob = user("bob", "bob@acme.example");
        User eve = user("eve", "eve@acme.example");
        User ann = user("ann", "ann@acme.example");
        run("email");
        memory.users.update(ACME.id(), now(eve).named("evelyn", clock.instant()));
        memory.users.update(ACME.id(), with(now(ann), "new@acme.example")); // not its name
        jobs.undo(ANN, ACME.slug(), KIND, Optional.empty());
        runner.runOne();
        Job undone = jobs.get(ACME.slug(), KIND, Optional.empty());
        assertThat(undone.state()).isEqualTo(JobState.UNDONE);
        assertThat(undone.progress().tally().reasons()).isEqualTo(Map.of("changed", 1L));
        assertThat(now(bob).userName()).isEqualTo("bob");
        assertThat(memory.users.aliases(ACME.id(), bob.id())).containsExactly("bob@acme.example");
        assertThat(now(eve).userName()).isEqualTo("evelyn");
        assertThat(now(ann).userName()).isEqualTo("ann");
    }

    @Test
    void aNameThatSomebodyElseHasByNowIsNotPutBack() {
        User bob = user("bob", "bob@acme.example");
        jobs.run(ANN, ACME.slug(), new Order(KIND, Map.of("keepAliasDays", "0"), 9));
        runner.runOne();
        assertThat(memory.users.aliases(ACME.id(), bob.id())).isEmpty();
        user("Bob");
        jobs.undo(ANN, ACME.slug(), KIND, Optional.empty());
        runner.runOne();
        assertThat(now(bob).userName()).isEqualTo("bob@acme.example");
        assertThat(jobs.get(ACME.slug(), KIND, Optional.empty())
                        .progress()
                        .tally()
                        .reasons())
                .isEqualTo(Map.of("taken", 1L));
    }

    @Test
    void whoComesMeanwhileIsNotConverted() {
        user("bob", "bob@acme.example");
        jobs.run(ANN, ACME.slug(), order("email"));
        User late = aUser().named("late")
                .with("emails", List.of(Map.of("value", "late@acme.example")))
                .build();
        late = new User(
                late.id(),
                1,
                late.origin(),
                late.linkedTo(),
                late.attributes(),
                clock.instant().plusSeconds(1),
                late.lastModified(),
                Grants.NONE,
                List.of());
        memory.users.insert(ACME.id(), late);
        runner.runOne();
        assertThat(now(late)).isEqualTo(late);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        for (Map<String, String> wrong :
                List.of(Map.of("to", "phone"), Map.of("keepAliasDays", "-1"), Map.of("keepAliasDays", "9999"))) {
            assertThat(refusal(() -> jobs.plan(ANN, ACME.slug(), new Order(KIND, wrong, 9))))
                    .hasMessageContaining(wrong.keySet().iterator().next());
        }
        assertThat(jobs.list(ACME.slug())).isEmpty();
    }

    private Job run(String to) {
        Job job = jobs.run(ANN, ACME.slug(), order(to));
        runner.runOne();
        return jobs.get(ACME.slug(), job.id());
    }

    private static Order order(String to) {
        return new Order(KIND, Map.of("to", to), 2);
    }

    private List<JobRow> rows(Job job) {
        return jobs.rows(ACME.slug(), job.id(), Optional.empty(), 99);
    }

    private User now(User user) {
        return memory.users.find(ACME.id(), user.id()).orElseThrow();
    }

    private User user(String userName, String... addresses) {
        UserBuilder builder = aUser().named(userName);
        if (addresses.length > 0) {
            builder.with("emails", emails(addresses));
        }
        User user = builder.build();
        memory.users.insert(ACME.id(), user);
        return user;
    }

    private User with(User user, String address) {
        return user.replace(
                aUser().named(user.userName()).with("emails", emails(address)).attributes(), clock.instant());
    }

    private static List<Map<String, String>> emails(String... addresses) {
        return Arrays.stream(addresses).map(address -> Map.of("value", address)).toList();
    }
}
