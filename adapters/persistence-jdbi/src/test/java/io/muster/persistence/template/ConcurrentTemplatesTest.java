package io.muster.persistence.template;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Caller;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.ActivityLog;
import io.muster.application.event.Outbox;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.group.GroupProvisioningService;
import io.muster.application.template.TemplateApplication;
import io.muster.application.template.TemplateRepository;
import io.muster.application.user.UserProvisioning;
import io.muster.application.user.UserProvisioningService;
import io.muster.application.user.UserRecognition;
import io.muster.application.user.UserRepository;
import io.muster.domain.Grant;
import io.muster.domain.Precondition;
import io.muster.domain.activity.Trace;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupContent;
import io.muster.domain.group.MemberId;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.template.Template;
import io.muster.domain.user.User;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.activity.JdbiActivityLog;
import io.muster.persistence.departure.JdbiDepartureRepository;
import io.muster.persistence.event.JdbiOutbox;
import io.muster.persistence.group.JdbiGroupRepository;
import io.muster.persistence.link.JdbiDuplicateRepository;
import io.muster.persistence.match.JdbiConflictRepository;
import io.muster.persistence.user.JdbiUserRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user and its group change at once, each with a connection of its own. */
class ConcurrentTemplatesTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();
    private static final int ROUNDS = 20;

    private final Caller caller =
            Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin()).through(connectionOf(ACME));
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final UnitOfWork unitOfWork = new JdbiUnitOfWork(POSTGRES.database());
    private final UserRepository userRepository = new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());
    private final TemplateRepository templates = new JdbiTemplateRepository(POSTGRES.database());
    private final Outbox outbox = new JdbiOutbox(POSTGRES.database());
    private final ActivityLog activities = new JdbiActivityLog(POSTGRES.database());
    private final TemplateApplication application = JdbiTemplates.on(POSTGRES);
    private final UserProvisioning users = new UserProvisioningService(
            unitOfWork,
            userRepository,
            new UserRecognition(userRepository, new JdbiConflictRepository(POSTGRES.database()), Clock.systemUTC()),
            new JdbiConflictRepository(POSTGRES.database()),
            new JdbiDuplicateRepository(POSTGRES.database()),
            application,
            new JdbiDepartureRepository(POSTGRES.database()),
            outbox,
            activities,
            Clock.systemUTC());
    private final GroupProvisioning groups = new GroupProvisioningService(
            unitOfWork,
            new JdbiGroupRepository(POSTGRES.database(), POSTGRES.schemas()),
            application,
            new JdbiDepartureRepository(POSTGRES.database()),
            outbox,
            activities,
            Clock.systemUTC());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
        templates.save(
                ACME.id(),
                new Template(
                        "Judges",
                        1,
                        true,
                        Optional.of(FilterParser.parse("groups.display eq \"Judges\"")),
                        Set.of(new Grant(Grant.Kind.ROLE, "JUDGE")),
                        ComplexValue.EMPTY,
                        false,
                        true,
                        1));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void neitherLosesWhatTheOtherBrings() throws Exception {
        Group group = groups.create(caller, content());
        for (int round = 0; round < ROUNDS; round++) {
            User user = users.create(caller, aUser().attributes());
            ComplexValue titled = user.attributes().with("title", new SimpleValue("Judge"));
            atOnce(
                    () -> users.replace(caller, user.id(), Precondition.NONE, titled),
                    () -> groups.replace(caller, group.id(), Precondition.NONE, content(user)));
            assertThat(users.get(caller, user.id()).roles()).containsExactly("JUDGE");
            atOnce(
                    () -> users.replace(caller, user.id(), Precondition.NONE, user.attributes()),
                    () -> groups.replace(caller, group.id(), Precondition.NONE, content()));
            assertThat(users.get(caller, user.id()).roles()).isEmpty();
        }
    }

    @Test
    void aUserWhoIsDeletedWhileItIsAddedToAGroupIsInNone() throws Exception {
        Group group = groups.create(caller, content());
        for (int round = 0; round < ROUNDS; round++) {
            User user = users.create(caller, aUser().attributes());
            atOnce(
                    () -> groups.replace(caller, group.id(), Precondition.NONE, content(user)),
                    () -> users.delete(caller, user.id(), Precondition.NONE));
            assertThat(POSTGRES.count("group_member")).isZero();
            assertThat(groups.members(caller, List.of(group.id()), 9)).isEmpty();
        }
    }

    @Test
    void aGroupThatIsDeletedWhileItIsAddedToAnotherIsInNone() throws Exception {
        Group outer = groups.create(caller, content());
        for (int round = 0; round < ROUNDS; round++) {
            Group inner = groups.create(
                    caller,
                    new GroupContent(
                            ComplexValue.EMPTY.with("displayName", new SimpleValue("Inner " + round)), Set.of()));
            GroupContent nesting = new GroupContent(content().attributes(), Set.of(inner.asMember()));
            atOnce(
                    () -> groups.replace(caller, outer.id(), Precondition.NONE, nesting),
                    () -> groups.delete(caller, inner.id(), Precondition.NONE));
            assertThat(POSTGRES.count("group_nesting")).isZero();
        }
    }

    private void atOnce(Runnable... works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.length);
        List<Future<?>> running = List.of(works).stream()
                .<Future<?>>map(work -> threads.submit(() -> {
                    start.await();
                    work.run();
                    return work;
                }))
                .toList();
        for (Future<?> one : running) {
            one.get();
        }
    }

    private static GroupContent content(User... members) {
        return new GroupContent(
                ComplexValue.EMPTY.with("displayName", new SimpleValue("Judges")),
                Set.copyOf(List.of(members).stream()
                        .map(member -> new MemberId(member.id().value()))
                        .toList()));
    }
}
