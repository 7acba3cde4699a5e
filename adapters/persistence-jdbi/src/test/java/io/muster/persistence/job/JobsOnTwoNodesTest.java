package io.muster.persistence.job;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.event.Outbox;
import io.muster.application.job.JobAdministration;
import io.muster.application.job.JobAdministration.Order;
import io.muster.application.job.JobAdministrationService;
import io.muster.application.job.JobBatch;
import io.muster.application.job.JobLedger;
import io.muster.application.job.JobNode;
import io.muster.application.job.JobRepository;
import io.muster.application.job.JobRunner;
import io.muster.application.job.JobWork;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.user.UserIdConversion;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.job.JobState;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.persistence.Database;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.activity.JdbiActivityLog;
import io.muster.persistence.event.JdbiOutbox;
import io.muster.persistence.health.JdbiTrafficRepository;
import io.muster.persistence.tenant.JdbiTenantRepository;
import io.muster.persistence.token.TokenCache;
import io.muster.persistence.user.JdbiUserRepository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes and one job on one PostgreSQL. */
class JobsOnTwoNodesTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();
    private static final JobKind KIND = JobKind.USERID_CONVERT;
    private static final int PEOPLE = 60;

    private final Database database = POSTGRES.database();
    private final UnitOfWork unitOfWork = new JdbiUnitOfWork(database);
    private final TenantRepository tenants = new JdbiTenantRepository(database, new TokenCache());
    private final UserRepository users = new JdbiUserRepository(database, POSTGRES.schemas());
    private final JobRepository jobs = new JdbiJobRepository(database);
    private final JobLedger ledger = new JdbiJobLedger(database);
    private final Outbox outbox = new JdbiOutbox(database);
    private final Audit audit = new Audit(outbox, new JdbiActivityLog(database));
    private final Clock clock = Clock.systemUTC();
    private final JobWork conversion = new UserIdConversion(tenants, users, ledger, outbox, clock);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @BeforeEach
    void people() {
        POSTGRES.reset();
        unitOfWork.execute(() -> {
            tenants.update(ACME.with(ACME.settings().withVerifiedDomains(List.of("acme.example"))));
            for (int i = 0; i < PEOPLE; i++) {
                users.insert(ACME.id(), person("p" + i));
                users.find(ACME.id(), aUser().build().id());
            }
            return true;
        });
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void eachRowIsDoneOnceHoweverManyNodesLookForWork() throws Exception {
        Job job = administration(conversion).run(Actor.SERVICE, ACME.slug(), order(4));
        List<Future<?>> nodes = new ArrayList<>();
        for (String node : List.of("a", "b", "c", "d")) {
            nodes.add(threads.submit(() -> {
                while (state(job) != JobState.FINISHED) {
                    runner(node, conversion).runOne();
                }
            }));
        }
        for (Future<?> node : nodes) {
            node.get();
        }
        assertThat(job(job).progress().tally().of(JobRow.State.DONE)).isEqualTo(PEOPLE);
        assertThat(POSTGRES.strings("SELECT user_name_key FROM scim_user"))
                .hasSize(PEOPLE)
                .allMatch(name -> name.endsWith("@acme.example"));
        assertThat(POSTGRES.strings("SELECT subject FROM outbox_event WHERE type = 'user.identifier_changed'"))
                .hasSize(PEOPLE)
                .doesNotHaveDuplicates();
        assertThat(POSTGRES.strings("SELECT DISTINCT version FROM scim_user")).containsExactly("2");
    }

    @Test
    void ofTwoWhoStartItAtOnceOneIsToldThatItRuns() throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Optional<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(threads.submit(() -> {
                together.await();
                try {
                    administration(conversion).run(Actor.SERVICE, ACME.slug(), order(4));
                    return Optional.empty();
                } catch (Refusal refusal) {
                    return Optional.of(String.valueOf(refusal.getMessage()));
                }
            }));
        }
        int started = 0;
        for (Future<Optional<String>> answer : answers) {
            started += answer.get().isEmpty() ? 1 : 0;
            answer.get().ifPresent(told -> assertThat(told).containsAnyOf("started", "job-list"));
        }
        assertThat(started).isEqualTo(1);
        assertThat(POSTGRES.count("job")).isEqualTo(1);
    }

    @Test
    void aNameThatIsTakenBetweenTheLookAndTheWriteIsLeftToWhoHasIt() {
        Job job = administration(conversion).run(Actor.SERVICE, ACME.slug(), order(PEOPLE));
        JobWork overtaken = new Overtaken(conversion, () -> {
            User thief = aUser().named("P7@acme.example").build();
            try {
                threads.submit(() -> users.insert(ACME.id(), thief)).get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        runner("a", overtaken).runOne();
        assertThat(state(job)).isEqualTo(JobState.FINISHED);
        assertThat(job(job).progress().tally().reasons()).isEqualTo(Map.of("taken", 1L));
        assertThat(job(job).progress().tally().of(JobRow.State.DONE)).isEqualTo(PEOPLE - 1);
        assertThat(users.ownerOfName(ACME.id(), "p7").map(User::userName)).contains("p7");
    }

    @Test
    void whoIsChangedBetweenTheLookAndTheWriteKeepsTheChange() {
        Job job = administration(conversion).run(Actor.SERVICE, ACME.slug(), order(PEOPLE));
        JobWork overtaken = new Overtaken(conversion, () -> {
            try {
                threads.submit(() -> {
                            User before = users.ownerOfName(ACME.id(), "p7").orElseThrow();
                            users.update(
                                    ACME.id(),
                                    before.replace(
                                            aUser().named("p7")
                                                    .with("title", "Judge")
                                                    .attributes(),
                                            clock.instant()));
                        })
                        .get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        runner("a", overtaken).runOne();
        assertThat(state(job)).isEqualTo(JobState.FINISHED);
        User changed = users.ownerOfName(ACME.id(), "p7").orElseThrow();
        assertThat(changed.attributes().text("title")).contains("Judge");
        assertThat(job(job).progress().tally().reasons()).isEqualTo(Map.of("no-address", 1L));
    }

    private static User person(String name) {
        return aUser().named(name)
                .with("emails", List.of(Map.of("value", name + "@acme.example")))
                .build();
    }

    private JobState state(Job job) {
        return job(job).state();
    }

    private Job job(Job job) {
        return jobs.find(ACME.id(), job.id()).orElseThrow();
    }

    private static Order order(int batch) {
        return new Order(KIND, Map.of(), batch);
    }

    private JobRunner runner(String node, JobWork work) {
        JobBatch batch = new JobBatch(unitOfWork, jobs, ledger, Set.of(work), audit, clock);
        return new JobRunner(
                jobs,
                batch,
                new JobNode(node, (text, bug) -> {}),
                new JdbiTrafficRepository(POSTGRES.database()),
                span -> {},
                clock);
    }

    private JobAdministration administration(JobWork work) {
        return new JobAdministrationService(
                unitOfWork, tenants, jobs, ledger, runner("a", work), Set.of(work), audit, clock);
    }

    /** Somebody else does something in the first batch, when it has looked at everything and has written nothing. */
    private static final class Overtaken implements JobWork {
        private final JobWork work;
        private Optional<Runnable> overtaker;

        Overtaken(JobWork work, Runnable overtaker) {
            this.work = work;
            this.overtaker = Optional.of(overtaker);
        }

        @Override
        public JobKind kind() {
            return work.kind();
        }

        @Override
        public Map<String, String> settings(TenantId tenant, Map<String, String> given) {
            return work.settings(tenant, given);
        }

        @Override
        public long count(TenantId tenant) {
            return work.count(tenant);
        }

        @Override
        public List<JobRow> plan(TenantId tenant, Job job, Optional<UUID> after, int limit) {
            return work.plan(tenant, job, after, limit);
        }

        @Override
        public List<JobRow> run(TenantId tenant, Job job, List<JobRow> planned) {
            List<JobRow> rows = work.run(tenant, job, planned);
            Optional<Runnable> once = overtaker;
            overtaker = Optional.empty();
            once.ifPresent(Runnable::run);
            return rows;
        }

        @Override
        public List<JobRow> undo(TenantId tenant, Job job, List<JobRow> done) {
            return work.undo(tenant, job, done);
        }
    }
}
