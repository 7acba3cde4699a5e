package io.muster.application.template;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.activity.ActivityQuery;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.job.JobAdministration;
import io.muster.application.job.JobAdministration.Order;
import io.muster.application.job.JobAdministrationService;
import io.muster.application.job.JobBatch;
import io.muster.application.job.JobNode;
import io.muster.application.job.JobRunner;
import io.muster.domain.Event.What;
import io.muster.domain.Grant;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Trace;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupContent;
import io.muster.domain.group.MemberId;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.job.JobState;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.template.Template;
import io.muster.domain.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups of more people than one request recalculates. */
class GrantRecalculationTest {
    private static final int MANY = 12;
    private static final JobKind KIND = JobKind.GRANT_RECALCULATE;
    private static final Actor ANN = new Actor("ann", "asked for");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final GroupProvisioning groups = memory.groupProvisioning(clock);
    private final GrantRecalculationWork work = memory.grantRecalculationWork(clock);
    private final JobBatch batch =
            new JobBatch(memory.unitOfWork, memory.jobs, memory.ledger, Set.of(work), memory.audit, clock);
    private final JobRunner runner = new JobRunner(
            memory.jobs, batch, new JobNode("here", (text, bug) -> {}), memory.traffic, span -> {}, clock);
    private final JobAdministration jobs = new JobAdministrationService(
            memory.unitOfWork, memory.tenants, memory.jobs, memory.ledger, runner, Set.of(work), memory.audit, clock);
    private final Set<MemberId> people = new HashSet<>();
    private Caller caller = request();

    @BeforeEach
    void addPeople() {
        memory.add(ACME);
        memory.people.findAtMost(MANY - 1);
        template("JUDGE", "Judges");
        memory.unitOfWork.execute(() -> {
            for (int i = 0; i < MANY; i++) {
                User user = aUser().named("u" + i).build();
                memory.users.insert(ACME.id(), user);
                people.add(new MemberId(user.id().value()));
            }
            return people;
        });
    }

    @Test
    void aLargeGroupThatArrivesBringsGrantsAndDeletedTakesThem() {
        Group judges = create("Judges", people);
        assertThat(withRole("JUDGE")).isEmpty();
        runJobs();
        assertThat(withRole("JUDGE")).hasSize(MANY);
        caller = request();
        groups.delete(caller, judges.id(), Precondition.NONE);
        Job job = latest();
        assertThat(job.state()).isEqualTo(JobState.RUNNING);
        assertThat(job.progress().total()).isEqualTo(MANY);
        assertThat(job.startedBy()).isEqualTo(caller.actor());
        assertThat(caller.trace().steps())
                .contains("templates: this touches " + MANY + " people, too many for one request; job " + job.id()
                        + " recalculates their grants");
        runJobs();
        assertThat(withRole("JUDGE")).isEmpty();
        assertThat(latest().state()).isEqualTo(JobState.FINISHED);
        assertThat(latest().progress().tally().states()).isEqualTo(Map.of(JobRow.State.DONE, (long) MANY));
    }

    @Test
    void eachPersonHasAnEventAndIsFoundByTheReferenceOfTheRequest() {
        Group judges = create("Judges", people);
        runJobs();
        int before = memory.outbox.events().size();
        caller = request();
        groups.delete(caller, judges.id(), Precondition.NONE);
        runJobs();
        assertThat(memory.outbox.events().subList(before, memory.outbox.events().size()))
                .filteredOn(event -> event.what() == What.GRANTS_CHANGED)
                .hasSize(MANY);
        String one = people.iterator().next().toString();
        Activity line =
                memory.activities.query(ACME.id(), ActivityQuery.about(one)).get(0);
        assertThat(line.operation()).isEqualTo("user grants changed");
        assertThat(line.actor()).isEqualTo("token 1");
        assertThat(line.reference()).isEqualTo(caller.trace().reference().value());
        assertThat(line.trace()).contains("groups have changed");
    }

    @Test
    void emptyingALargeGroupTakesGrants() {
        Group judges = create("Judges", people);
        runJobs();
        groups.replace(caller, judges.id(), Precondition.NONE, content("Judges", Set.of()));
        runJobs();
        assertThat(withRole("JUDGE")).isEmpty();
    }

    @Test
    void renamingALargeGroupTakesAndGivesGrants() {
        Group judges = create("Judges", people);
        runJobs();
        groups.replace(caller, judges.id(), Precondition.NONE, content("Jury", people));
        runJobs();
        assertThat(withRole("JUDGE")).isEmpty();
        groups.replace(caller, judges.id(), Precondition.NONE, content("Judges", people));
        runJobs();
        assertThat(withRole("JUDGE")).hasSize(MANY);
    }

    @Test
    void thePeopleOfNestedGroupsLoseTheirGrantsWithTheGroupAbove() {
        Group court = create("Court", people);
        Group judges = create("Judges", Set.of(court.asMember()));
        runJobs();
        assertThat(withRole("JUDGE")).hasSize(MANY);
        groups.replace(caller, judges.id(), Precondition.NONE, content("Judges", Set.of()));
        runJobs();
        assertThat(withRole("JUDGE")).isEmpty();
        groups.replace(caller, judges.id(), Precondition.NONE, content("Judges", Set.of(court.asMember())));
        runJobs();
        groups.delete(caller, court.id(), Precondition.NONE);
        runJobs();
        assertThat(withRole("JUDGE")).isEmpty();
    }

    @Test
    void severalLargeGroupsChangeWhileAJobIsUnderWay() {
        template("ELDER", "Elders");
        Group judges = create("Judges", people);
        Group elders = create("Elders", people);
        groups.delete(caller, judges.id(), Precondition.NONE);
        groups.delete(caller, elders.id(), Precondition.NONE);
        assertThat(jobs.list(ACME.slug())).hasSize(4).allMatch(Job::isUnderWay);
        runJobs();
        assertThat(jobs.list(ACME.slug())).allMatch(job -> job.state() == JobState.FINISHED);
        assertThat(withRole("JUDGE")).isEmpty();
        assertThat(withRole("ELDER")).isEmpty();
    }

    @Test
    void aRequestThatFailsLeavesNoJob() {
        Group judges = create("Judges", people);
        runJobs();
        assertThat(refusalOf(() -> memory.unitOfWork.execute(() -> {
                    memory.templateApplication.touchedBy(caller, List.of(judges.asMember()), clock.instant());
                    throw Refusal.staleVersion();
                })))
                .isEqualTo(Reason.STALE_VERSION);
        assertThat(jobs.list(ACME.slug())).hasSize(1);
        assertThat(memory.ledger.page(ACME.id(), latest().id(), Optional.empty(), Optional.empty(), 2 * MANY))
                .hasSize(MANY);
    }

    @Test
    void theLastAdministratorIsLeftOutAndAdminsSeeWhy() {
        template("ADMIN", "Judges");
        Group judges = create("Judges", people);
        runJobs();
        caller = request();
        groups.delete(caller, judges.id(), Precondition.NONE);
        runJobs();
        List<User> left = withRole("ADMIN");
        assertThat(left).hasSize(1);
        assertThat(latest().progress().tally().reasons()).isEqualTo(Map.of("protected", 1L));
        Activity line = memory.activities
                .query(ACME.id(), ActivityQuery.about(left.get(0).id().toString()))
                .get(0);
        assertThat(line.operation()).isEqualTo("user protected touched");
        assertThat(String.join(" ", line.trace())).contains("last active administrator");
    }

    @Test
    void onlyTheServiceStartsARecalculationAndNobodyUndoesIt() {
        assertThat(refusalOf(() -> jobs.run(ANN, ACME.slug(), new Order(KIND, Map.of(), Job.DEFAULT_BATCH))))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        Group judges = create("Judges", people);
        runJobs();
        groups.delete(caller, judges.id(), Precondition.NONE);
        runJobs();
        jobs.undo(ANN, ACME.slug(), KIND, Optional.of(latest().id()));
        runJobs();
        assertThat(withRole("JUDGE")).isEmpty();
        assertThat(latest().progress().tally().of(JobRow.State.KEPT)).isEqualTo(MANY);
    }

    private void runJobs() {
        while (runner.runOne()) {
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private Job latest() {
        return jobs.get(ACME.slug(), KIND, Optional.empty());
    }

    private List<User> withRole(String role) {
        List<User> found = new ArrayList<>(memory.users.all(ACME.id()));
        found.removeIf(user -> !user.roles().contains(role));
        return found;
    }

    private Group create(String name, Set<MemberId> members) {
        return groups.create(caller, content(name, members));
    }

    private void template(String role, String group) {
        memory.templates.save(
                ACME.id(),
                new Template(
                        role,
                        1,
                        true,
                        Optional.of(FilterParser.parse("groups.display eq \"" + group + "\"")),
                        Set.of(new Grant(Grant.Kind.ROLE, role)),
                        ComplexValue.EMPTY,
                        true,
                        true,
                        1));
    }

    private static GroupContent content(String name, Set<MemberId> members) {
        return new GroupContent(ComplexValue.EMPTY.with("displayName", new SimpleValue(name)), members);
    }

    private static Caller request() {
        return Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin()).through(connectionOf(ACME));
    }
}
