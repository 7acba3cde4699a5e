package io.muster.application.notice;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.muster.application.InMemoryPersistence;
import io.muster.application.notice.DueEvents.Due;
import io.muster.application.notice.DueEvents.DueEvent;
import io.muster.domain.TimeOrderedId;
import io.muster.domain.notice.Fact;
import io.muster.domain.notice.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventRelayTest {
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final RecordingMailing mailing = new RecordingMailing();
    private final DueEvents events = mock(DueEvents.class);
    private final EventRelay relay =
            new EventRelay(memory.unitOfWork, events, memory.tenants, memory.connections, mailing);

    @BeforeEach
    void acmeIsThere() {
        memory.add(ACME);
    }

    @Test
    void anEventIsToldWithWhatItLeft() {
        Due due = due(new DueEvent(
                "connection.silent",
                connectionOf(ACME).id().toString(),
                Map.of("connection", List.of("default"), "usualPeriod", List.of("PT40M"), "other", List.of("x"))));
        when(events.due(anyInt())).thenReturn(List.of(due));
        relay.tell();
        assertThat(mailing.notices).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.SILENCE);
            assertThat(notice.key()).contains(due.event().toString());
            assertThat(notice.facts()).isEqualTo(Map.of(Fact.CONNECTION, "default", Fact.USUAL_PERIOD, "PT40M"));
        });
        verify(events).told(due);
    }

    @Test
    void aChangedAddressIsToldToTheAddressesBeforeAndAfter() {
        Due due = due(new DueEvent(
                "user.address_changed", "1", Map.of("addresses", List.of("old@x.example", "new@x.example"))));
        when(events.due(anyInt())).thenReturn(List.of(due));
        relay.tell();
        assertThat(mailing.recipients).containsExactly("old@x.example", "new@x.example");
    }

    @Test
    void oneThatCannotBeToldIsSetBackAndTheNextIsTold() {
        Due poisoned = due(new DueEvent("no.such_event", "1", Map.of()));
        Due good = due(new DueEvent("tenant.scim_administrator_lost", ACME.id().toString(), Map.of()));
        when(events.due(anyInt())).thenReturn(List.of(poisoned, good));
        assertThatThrownBy(relay::tell).isInstanceOf(RuntimeException.class);
        verify(events).setBack(poisoned);
        verify(events, never()).told(poisoned);
        verify(events).told(good);
        assertThat(mailing.kinds()).containsExactly(NoticeKind.SCIM_ADMINISTRATOR_LOST);
    }

    @Test
    void oneThatAnotherNodeHasIsLeftToIt() {
        Due elsewhere = new Due(ACME.id(), TimeOrderedId.next(Instant.EPOCH));
        when(events.due(anyInt())).thenReturn(List.of(elsewhere));
        when(events.take(elsewhere)).thenReturn(Optional.empty());
        relay.tell();
        assertThat(mailing.notices).isEmpty();
        verify(events, never()).told(any());
    }

    private Due due(DueEvent event) {
        Due due = new Due(ACME.id(), TimeOrderedId.next(Instant.EPOCH));
        when(events.take(due)).thenReturn(Optional.of(event));
        return due;
    }
}
