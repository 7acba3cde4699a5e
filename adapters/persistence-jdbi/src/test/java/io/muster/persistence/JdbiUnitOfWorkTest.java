package io.muster.persistence;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.Unavailable;
import io.muster.application.UnitOfWork;
import io.muster.application.UnitOfWorkContract;
import io.muster.application.activity.ActivityLog;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.persistence.activity.JdbiActivityLog;
import io.muster.persistence.event.JdbiOutbox;
import io.muster.persistence.user.JdbiUserRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiUnitOfWorkTest implements UnitOfWorkContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();
    private static final String SERIALIZATION_FAILURE = "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$";

    private final UnitOfWork unitOfWork = new JdbiUnitOfWork(POSTGRES.database());
    private final UserRepository users = new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());
    private final ActivityLog activities = new JdbiActivityLog(POSTGRES.database());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public ActivityLog activities() {
        return activities;
    }

    @Test
    void afterAFailureNoEventIsKept() {
        User user = aUser().build();
        assertThatThrownBy(() -> unitOfWork.execute(() -> {
                    new JdbiOutbox(POSTGRES.database()).add(ACME.id(), UserEvent.created(user), user.created());
                    throw new IllegalArgumentException("after it");
                }))
                .hasMessage("after it");
        assertThat(POSTGRES.count("outbox_event")).isZero();
    }

    @Test
    void aUnitThatWritesOverAVersionThatIsGoneKeepsNothing() {
        User user = aUser().build();
        users.insert(ACME.id(), user);
        User later = user.replace(aUser().with("title", "Guide").attributes(), user.created());
        User evenLater = later.replace(aUser().with("title", "Surveyor").attributes(), user.created());
        assertThat(refusalOf(() -> unitOfWork.execute(() -> {
                    new JdbiOutbox(POSTGRES.database()).add(ACME.id(), UserEvent.created(user), user.created());
                    users.update(ACME.id(), evenLater);
                    return "never";
                })))
                .isEqualTo(Reason.STALE_VERSION);
        assertThat(users.find(ACME.id(), user.id())).contains(user);
        assertThat(POSTGRES.count("outbox_event")).isZero();
    }

    @Test
    void aUnitThatMeetsATakenNameAtItsEndKeepsNothing() {
        users.insert(ACME.id(), aUser().named("bjensen").build());
        User same = aUser().named("BJensen").build();
        assertThat(refusalOf(() -> unitOfWork.execute(() -> {
                    users.insert(ACME.id(), same);
                    new JdbiOutbox(POSTGRES.database()).add(ACME.id(), UserEvent.created(same), same.created());
                    return "never";
                })))
                .isEqualTo(Reason.UNIQUENESS);
        assertThat(POSTGRES.count("outbox_event")).isZero();
    }

    @Test
    void whatIsToBeDoneAfterACommitIsDoneWhenOthersSeeTheChange() {
        User user = aUser().build();
        List<Integer> seen = new ArrayList<>();
        unitOfWork.execute(() -> {
            users.insert(ACME.id(), user);
            POSTGRES.database().afterCommit(() -> seen.add(POSTGRES.count("scim_user")));
            assertThat(seen).isEmpty();
            return user;
        });
        assertThat(seen).containsExactly(1);
    }

    @Test
    void workThatMeetsADeadlockIsDoneAgainFromTheStart() {
        User user = aUser().build();
        AtomicInteger attempts = new AtomicInteger();
        unitOfWork.execute(() -> {
            users.insert(ACME.id(), user);
            return attempts.incrementAndGet() < 4 ? run(SERIALIZATION_FAILURE) : 0;
        });
        assertThat(attempts).hasValue(4);
        assertThat(users.find(ACME.id(), user.id())).contains(user);
    }

    @Test
    void workThatMeetsOneDeadlockAfterTheOtherIsGivenUp() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> unitOfWork.execute(() -> {
                    attempts.incrementAndGet();
                    return run(SERIALIZATION_FAILURE);
                }))
                .isInstanceOf(Unavailable.class);
        assertThat(attempts).hasValue(4);
    }

    @Test
    void aRowThatIsLockedForTooLongIsUnavailable() {
        User user = aUser().build();
        users.insert(ACME.id(), user);
        POSTGRES.jdbi().useTransaction(other -> {
            other.execute("SELECT 1 FROM scim_user FOR UPDATE");
            // on another thread, which has no part in this thread's transaction
            assertThat(CompletableFuture.supplyAsync(() -> users.findForUpdate(ACME.id(), user.id())))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(Unavailable.class);
        });
    }

    @Test
    void aConnectionThatIsCutIsUnavailable() {
        assertThatThrownBy(() -> unitOfWork.execute(() -> run("SELECT pg_terminate_backend(pg_backend_pid())")))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aBugIsNoUnavailabilityAndShowsNoData() {
        assertThatThrownBy(() -> POSTGRES.database()
                        .withHandle(handle -> handle.createUpdate("INSERT INTO token (description) VALUES (:text)")
                                .bind("text", "bjensen@example.com")
                                .execute()))
                .isNotInstanceOf(Unavailable.class)
                .satisfies(bug -> assertThat(bug.toString() + bug.getCause()).doesNotContain("bjensen"));
    }

    private static int run(String sql) {
        return POSTGRES.database().withHandle(handle -> handle.execute(sql));
    }
}
