package io.muster.persistence.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Caller;
import io.muster.application.user.UserProvisioning;
import io.muster.application.user.UserProvisioningService;
import io.muster.application.user.UserRecognition;
import io.muster.domain.Limits;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.patch.PatchOp;
import io.muster.domain.patch.PatchOperation;
import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.patch.PatchPath;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.activity.JdbiActivityLog;
import io.muster.persistence.departure.JdbiDepartureRepository;
import io.muster.persistence.event.JdbiOutbox;
import io.muster.persistence.link.JdbiDuplicateRepository;
import io.muster.persistence.match.JdbiConflictRepository;
import io.muster.persistence.template.JdbiTemplates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eight clients at once, each with a connection of its own. */
class ConcurrentUsersTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();
    private static final List<String> ATTRIBUTES = List.of(
            "title", "nickName", "userType", "locale", "timezone", "displayName", "name.givenName", "name.familyName");

    private final Caller caller =
            Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin()).through(connectionOf(ACME));
    private final ExecutorService threads = Executors.newFixedThreadPool(ATTRIBUTES.size());
    private final UserProvisioning users = new UserProvisioningService(
            new JdbiUnitOfWork(POSTGRES.database()),
            new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas()),
            new UserRecognition(
                    new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas()),
                    new JdbiConflictRepository(POSTGRES.database()),
                    Clock.systemUTC()),
            new JdbiConflictRepository(POSTGRES.database()),
            new JdbiDuplicateRepository(POSTGRES.database()),
            JdbiTemplates.on(POSTGRES),
            new JdbiDepartureRepository(POSTGRES.database()),
            new JdbiOutbox(POSTGRES.database()),
            new JdbiActivityLog(POSTGRES.database()),
            Clock.systemUTC());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void patchesOfDifferentAttributesLoseNothing() throws Exception {
        User user = users.create(caller, aUser().attributes());
        int rounds = 10;
        for (int round = 1; round <= rounds; round++) {
            String value = "value " + round;
            atOnce(attribute -> users.patch(caller, user.id(), Precondition.NONE, setting(attribute, value)));
            User after = users.get(caller, user.id());
            for (String attribute : ATTRIBUTES) {
                assertThat(after.attributes().toPlain().toString()).contains(last(attribute) + "=" + value);
            }
        }
        assertThat(users.get(caller, user.id()).version()).isEqualTo(1 + rounds * ATTRIBUTES.size());
        assertThat(POSTGRES.count("outbox_event")).isEqualTo(1 + rounds * ATTRIBUTES.size());
        assertThat(POSTGRES.count("activity")).isEqualTo(1 + rounds * ATTRIBUTES.size());
    }

    @Test
    void ofEightUsersOfOneNameInDifferentLetterCaseOneIsMade() throws Exception {
        for (int round = 0; round < 10; round++) {
            String name = "abcdefgh" + round;
            List<Optional<Refusal>> outcomes = atOnce(attribute -> users.create(
                    caller,
                    aUser().named(upper(name, ATTRIBUTES.indexOf(attribute))).attributes()));
            assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(1);
            assertThat(outcomes)
                    .flatExtracting(
                            outcome -> outcome.map(Refusal::reason).stream().toList())
                    .containsOnly(Refusal.Reason.UNIQUENESS);
        }
        assertThat(POSTGRES.count("scim_user")).isEqualTo(10);
        assertThat(POSTGRES.count("outbox_event")).isEqualTo(10);
    }

    /** Starts one thread for each attribute, and gives what refused it, if anything did. */
    private List<Optional<Refusal>> atOnce(Consumer<String> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(ATTRIBUTES.size());
        List<Future<Optional<Refusal>>> running = new ArrayList<>();
        for (String attribute : ATTRIBUTES) {
            running.add(threads.submit(() -> {
                start.await();
                return refusal(work, attribute);
            }));
        }
        List<Optional<Refusal>> outcomes = new ArrayList<>();
        for (Future<Optional<Refusal>> one : running) {
            outcomes.add(one.get());
        }
        return outcomes;
    }

    private static Optional<Refusal> refusal(Consumer<String> work, String attribute) {
        try {
            work.accept(attribute);
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(e);
        }
    }

    private static PatchRequest setting(String attribute, Object value) {
        Optional<PatchPath> path = Optional.of(PatchPath.parse(attribute, Schemas.USER, Limits.DEFAULT));
        return new PatchRequest(
                Schemas.USER, List.of(new PatchOperation(PatchOp.REPLACE, path, value, MissingElement.REFUSE)));
    }

    private static String last(String attribute) {
        return attribute.substring(attribute.indexOf('.') + 1);
    }

    private static String upper(String name, int letter) {
        return name.substring(0, letter) + Character.toUpperCase(name.charAt(letter)) + name.substring(letter + 1);
    }
}
