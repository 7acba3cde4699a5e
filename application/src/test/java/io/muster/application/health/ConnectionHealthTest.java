package io.muster.application.health;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.Unavailable;
import io.muster.application.activity.ActivityQuery;
import io.muster.application.tenant.TenantAdministration;
import io.muster.application.tenant.TenantAdministrationService;
import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.health.Counts;
import io.muster.domain.health.Cycle;
import io.muster.domain.health.Health;
import io.muster.domain.health.HealthState;
import io.muster.domain.health.RequestKind;
import io.muster.domain.health.Traffic;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConnectionHealthTest {
    private static final Duration FORTY = Duration.ofMinutes(40);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final TrafficCounter counter = memory.trafficCounter(clock);
    private final HealthInspection health = memory.healthInspection(counter, clock);
    private final SilenceWatch watch = memory.silenceWatch(clock);
    private final TenantAdministration tenants = new TenantAdministrationService(
            memory.unitOfWork,
            memory.tenants,
            memory.connections,
            memory.users,
            memory.groups,
            memory.templates,
            watch,
            memory.audit,
            clock);
    private final ConnectionId connection = connectionOf(ACME).id();

    @BeforeEach
    void addTenants() {
        memory.add(ACME);
        memory.add(GLOBEX);
    }

    @Test
    void whatIsAnsweredIsCountedAndKept() {
        answer(RequestKind.PROBE, 200);
        answer(RequestKind.WRITE, 201);
        answer(RequestKind.WRITE, 409);
        assertThat(memory.traffic.list(ACME.id())).isEmpty();
        counter.flush();
        counter.flush();
        assertThat(traffic().ever()).isEqualTo(new Counts(3, 1, 2, 1, 1));
        assertThat(memory.traffic.lastSuccess(ACME.id(), connection)).contains(clock.instant());
        assertThat(memory.outbox.events()).isEmpty();
    }

    @Test
    void eachConnectionIsShownUpToNow() {
        answer(RequestKind.WRITE, 201);
        Connection okta = Connection.create(ConnectionId.next(clock.instant()), "okta", Profile.OKTA, clock.instant());
        assertThat(health.list(ACME, List.of(connectionOf(ACME), okta)).values())
                .extracting(Health::state)
                .containsExactly(HealthState.RECEIVING, HealthState.DRAFT);
        assertThat(state(GLOBEX)).isEqualTo(HealthState.DRAFT);
    }

    @Test
    void whatCannotBeKeptStaysUntilItCanEachInItsCycle() {
        TrafficRepository away = mock(TrafficRepository.class);
        TrafficCounter waiting = new TrafficCounter(memory.unitOfWork, away, memory.upTime, memory.audit, clock);
        doThrow(new Unavailable("away", new IllegalStateException())).when(away).findForUpdate(any(), any());
        waiting.answered(ACME.id(), connection, RequestKind.WRITE, 200);
        assertThatThrownBy(waiting::flush).isInstanceOf(Unavailable.class);
        waiting.answered(ACME.id(), connection, RequestKind.WRITE, 200);
        clock.advance(FORTY);
        waiting.answered(ACME.id(), connection, RequestKind.WRITE, 200);
        assertThatThrownBy(waiting::flush).isInstanceOf(Unavailable.class);
        reset(away);
        when(away.findForUpdate(any(), any()))
                .thenAnswer(call -> memory.traffic.findForUpdate(call.getArgument(0), call.getArgument(1)));
        doAnswer(call -> {
                    memory.traffic.update(
                            call.getArgument(0), call.getArgument(1), call.getArgument(2), call.getArgument(3));
                    return null;
                })
                .when(away)
                .update(any(), any(), any(), any());
        waiting.flush();
        assertThat(traffic().cycles().all())
                .extracting(Cycle::counts)
                .containsExactly(new Counts(1, 0, 1, 0, 0), new Counts(2, 0, 2, 0, 0));
    }

    @Test
    void aTokenThatOpensNothingIsAFailureUntilOneOpens() {
        counter.denied(ACME.id(), connection);
        assertThat(state(ACME)).isEqualTo(HealthState.FAILING);
        minutes(1);
        answer(RequestKind.PROBE, 200);
        assertThat(state(ACME)).isEqualTo(HealthState.TESTED);
    }

    @Nested
    class Silence {
        @Test
        void isToldOnceAndSoIsItsEnd() {
            cycles(5);
            Instant last = clock.instant();
            minutes(119);
            assertThat(memory.outbox.events()).isEmpty();
            minutes(5);
            assertThat(state(ACME)).isEqualTo(HealthState.QUIET);
            assertThat(memory.outbox.whats()).containsExactly(What.SILENT);
            Event silent = memory.outbox.events().get(0);
            assertThat(silent.publicName()).isEqualTo("connection.silent");
            assertThat(silent.subject()).isEqualTo(connection.toString());
            assertThat(fact(silent, "connection")).contains("default");
            assertThat(fact(silent, "lastRequest")).contains(last.toString());
            assertThat(fact(silent, "usualPeriod")).contains("PT40M");
            minutes(600);
            answer(RequestKind.PROBE, 200);
            counter.flush();
            assertThat(memory.outbox.whats()).containsExactly(What.SILENT, What.HEARD_AGAIN);
            Event heard = memory.outbox.events().get(1);
            assertThat(heard.publicName()).isEqualTo("connection.heard_again");
            assertThat(fact(heard, "lastRequest")).contains(clock.instant().toString());
            minutes(130);
            assertThat(memory.outbox.whats()).containsExactly(What.SILENT, What.HEARD_AGAIN, What.SILENT);
        }

        @Test
        void isNotToldBecauseTheServiceWasDownOrAClockJumped() {
            cycles(5);
            clock.advance(Duration.ofDays(9));
            memory.upTime.pass(Duration.ofDays(9));
            minutes(100);
            assertThat(memory.outbox.events()).isEmpty();
            minutes(30);
            assertThat(memory.outbox.whats()).containsExactly(What.SILENT);
        }

        @Test
        void isNotToldOfATenantThatIsOffNorAsSoonAsItIsOnAgain() {
            cycles(5);
            for (int suspended : new int[] {115, 900}) {
                tenants.suspendScim(Actor.SERVICE, ACME.slug());
                minutes(suspended);
                tenants.enableScim(Actor.SERVICE, ACME.slug(), true);
                minutes(60);
                tenants.enableScim(Actor.SERVICE, ACME.slug(), true);
                minutes(59);
                assertThat(memory.outbox.whats()).doesNotContain(What.SILENT);
            }
            minutes(2);
            assertThat(memory.outbox.whats()).endsWith(What.SCIM_ENABLED, What.SILENT);
        }

        @Test
        void isNotToldOfWhoIsLockedOutForThatIsAFailure() {
            cycles(5);
            minutes(40);
            counter.denied(ACME.id(), connection);
            minutes(300);
            assertThat(memory.outbox.events()).isEmpty();
            assertThat(state(ACME)).isEqualTo(HealthState.FAILING);
        }

        @Test
        void isNotToldOfWhoPushesChangesEvenIfThatIsKnownLater() {
            answer(RequestKind.WRITE, 200);
            counter.flush();
            memory.connections.update(ACME.id(), connectionOf(ACME).with(Profile.OKTA));
            minutes(31 * 24 * 60);
            assertThat(memory.outbox.events()).isEmpty();
            assertThat(memory.traffic.takeDue(Duration.ofDays(9999), 9)).isEmpty();
        }

        @Test
        void isToldOfMany() {
            cycles(5);
            Tenant many = GLOBEX;
            for (int i = 0; i < 250; i++) {
                Connection one =
                        Connection.create(ConnectionId.next(clock.instant()), "c" + i, Profile.ENTRA, clock.instant());
                memory.connections.insert(many.id(), one);
                memory.traffic.update(many.id(), one.id(), traffic(), Optional.of(Duration.ofMinutes(280)));
            }
            minutes(125);
            assertThat(memory.outbox.whats()).hasSize(251).containsOnly(What.SILENT);
            assertThat(memory.activities.query(ACME.id(), ActivityQuery.about(connection.toString())))
                    .hasSize(1);
        }

        private void cycles(int times) {
            for (int i = 0; i < times; i++) {
                if (i > 0) {
                    minutes((int) FORTY.toMinutes());
                }
                answer(RequestKind.PROBE, 200);
                answer(RequestKind.WRITE, 200);
                counter.flush();
            }
        }

        private static Optional<String> fact(Event event, String name) {
            return Optional.ofNullable(event.changes().get(name))
                    .flatMap(Event.Change::after)
                    .map(AttributeValue::toPlain)
                    .map(String::valueOf);
        }
    }

    private void answer(RequestKind kind, int status) {
        counter.answered(ACME.id(), connection, kind, status);
    }

    private Traffic traffic() {
        return memory.traffic.find(ACME.id(), connection);
    }

    private HealthState state(Tenant tenant) {
        return health.get(tenant, connectionOf(tenant)).state();
    }

    private void minutes(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(MINUTE);
            memory.upTime.pass(MINUTE);
            counter.flush();
            watch.run();
        }
    }
}
