package io.muster.application.habit;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every HabitRepository does; the tenants ACME and GLOBEX are there, and nothing is counted. */
public interface HabitRepositoryContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    HabitRepository habits();

    @Test
    default void countsAddUpAndKeepTheLatestTime() {
        habits().add(ACME.id(), connectionOf(ACME).id(), new HabitCount("BooleanAsText", 2, NOON));
        habits().add(ACME.id(), connectionOf(ACME).id(), new HabitCount("BooleanAsText", 3, NOON.minusSeconds(1)));
        habits().add(ACME.id(), connectionOf(ACME).id(), new HabitCount("AnyOther", 1, NOON));
        assertThat(habits().list(ACME.id(), connectionOf(ACME).id()))
                .containsExactly(new HabitCount("AnyOther", 1, NOON), new HabitCount("BooleanAsText", 5, NOON));
    }

    @Test
    default void countsAreOfOneConnection() {
        habits().add(ACME.id(), connectionOf(ACME).id(), new HabitCount("BooleanAsText", 2, NOON));
        assertThat(habits().list(GLOBEX.id(), connectionOf(GLOBEX).id())).isEmpty();
    }
}
