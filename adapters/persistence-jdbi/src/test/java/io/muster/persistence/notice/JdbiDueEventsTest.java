package io.muster.persistence.notice;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.application.notice.DueEvents;
import io.muster.application.notice.DueEvents.Due;
import io.muster.application.notice.DueEvents.DueEvent;
import io.muster.domain.Event;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.tenant.TenantEvent;
import io.muster.domain.user.UserEvent;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.event.JdbiOutbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiDueEventsTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final JdbiOutbox outbox = new JdbiOutbox(POSTGRES.database());
    private final UnitOfWork unitOfWork = new JdbiUnitOfWork(POSTGRES.database());
    private final DueEvents events = new JdbiDueEvents(POSTGRES.database());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Test
    void thoseAreDueThatAdminsAreToldOf() {
        add(UserEvent.created(aUser().build()));
        add(TenantEvent.scimAdministratorLost(ACME.id()));
        assertThat(events.due(9))
                .singleElement()
                .satisfies(due -> assertThat(take(due))
                        .contains(new DueEvent(
                                "tenant.scim_administrator_lost", ACME.id().toString(), Map.of())));
    }

    @Test
    void anEventComesWithWhatItLeft() {
        add(Event.of(
                "user",
                Event.What.ADDRESS_CHANGED,
                "1",
                ComplexValue.ofPlain(Map.of("gone", "x")),
                ComplexValue.ofPlain(Map.of("addresses", List.of("a@x.example", "b@x.example"), "n", 3))));
        assertThat(take(events.due(9).get(0)).orElseThrow().attributes())
                .isEqualTo(Map.of("addresses", List.of("a@x.example", "b@x.example"), "n", List.of("3")));
    }

    @Test
    void whatWasToldIsDueNoMore() {
        add(TenantEvent.scimAdministratorLost(ACME.id()));
        Due due = events.due(9).get(0);
        unitOfWork.execute(() -> {
            events.told(due);
            return due;
        });
        assertThat(events.due(9)).isEmpty();
        assertThat(take(due)).isEmpty();
    }

    @Test
    void whatFailsThreeTimesIsParked() {
        add(TenantEvent.scimAdministratorLost(ACME.id()));
        Due due = events.due(9).get(0);
        for (int i = 0; i < 2; i++) {
            setBack(due);
            assertThat(events.due(9)).containsExactly(due);
        }
        setBack(due);
        assertThat(events.due(9)).isEmpty();
    }

    @Test
    void oneIsTakenByOneNodeAtATime() {
        add(TenantEvent.scimAdministratorLost(ACME.id()));
        Due due = events.due(9).get(0);
        unitOfWork.execute(() -> {
            assertThat(events.take(due)).isPresent();
            assertThat(CompletableFuture.supplyAsync(() -> take(due)).join()).isEmpty();
            return due;
        });
    }

    private void add(Event event) {
        unitOfWork.execute(() -> {
            outbox.add(ACME.id(), event, Instant.parse("2026-01-31T12:00:00Z"));
            return event;
        });
    }

    private Optional<DueEvent> take(Due due) {
        return unitOfWork.execute(() -> events.take(due));
    }

    private void setBack(Due due) {
        unitOfWork.execute(() -> {
            events.setBack(due);
            return due;
        });
    }
}
