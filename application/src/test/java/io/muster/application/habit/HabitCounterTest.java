package io.muster.application.habit;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;

import io.muster.application.SetClock;
import io.muster.application.Unavailable;
import io.muster.domain.activity.Trace;
import org.junit.jupiter.api.Test;

class HabitCounterTest {
    private final SetClock clock = new SetClock();

    @Test
    void aHabitCountsOnceToARequest() {
        HabitCounter counter = new HabitCounter(new InMemoryHabitRepository(), clock);
        counter.count(ACME.id(), connectionOf(ACME).id(), departing());
        counter.count(ACME.id(), connectionOf(ACME).id(), departing());
        counter.count(ACME.id(), connectionOf(ACME).id(), Trace.begin());
        assertThat(counter.list(ACME.id(), connectionOf(ACME).id()))
                .containsExactly(new HabitCount("BooleanAsText", 2, clock.instant()));
        assertThat(counter.list(ACME.id(), connectionOf(ACME).id()))
                .extracting(HabitCount::times)
                .containsExactly(2L);
    }

    @Test
    void whatCannotBeKeptStaysUntilItCan() {
        HabitRepository away = mock(HabitRepository.class);
        HabitCounter counter = new HabitCounter(away, clock);
        counter.count(ACME.id(), connectionOf(ACME).id(), departing());
        doThrow(new Unavailable("away", new IllegalStateException())).when(away).add(any(), any(), any());
        assertThatThrownBy(counter::flush).isInstanceOf(Unavailable.class);
        reset(away);
        counter.count(ACME.id(), connectionOf(ACME).id(), departing());
        counter.flush();
        verify(away).add(ACME.id(), connectionOf(ACME).id(), new HabitCount("BooleanAsText", 2, clock.instant()));
    }

    private static Trace departing() {
        Trace trace = Trace.begin();
        trace.understood("BooleanAsText", "one thing as another");
        trace.understood("BooleanAsText", "one thing as another");
        return trace;
    }
}
