package io.muster.persistence.health;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.health.SilenceWatch;
import io.muster.application.health.TrafficCounter;
import io.muster.application.health.TrafficRepository;
import io.muster.application.health.UpTime;
import io.muster.domain.health.RequestKind;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.activity.JdbiActivityLog;
import io.muster.persistence.event.JdbiOutbox;
import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Silence is told once, and so is its end, however many nodes look and count at once. */
class SilenceOnTwoNodesTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final UnitOfWork unitOfWork = new JdbiUnitOfWork(POSTGRES.database());
    private final TrafficRepository traffic = new JdbiTrafficRepository(POSTGRES.database());
    private final UpTime upTime = new JdbiUpTime(POSTGRES.database());
    private final Audit audit =
            new Audit(new JdbiOutbox(POSTGRES.database()), new JdbiActivityLog(POSTGRES.database()));

    @Test
    void isToldOnce() {
        POSTGRES.reset();
        answerAndKeep();
        POSTGRES.jdbi().useHandle(handle -> handle.execute("""
                        UPDATE connection_traffic
                           SET first_write = '2026-01-01T00:00:00Z',
                               cycles = '[["2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", 9, 0, 9, 0, 0]]'
                        """));
        POSTGRES.jdbi().useHandle(handle -> handle.execute("UPDATE uptime SET up = up + " + 31L * 24 * 60 * 60 * 1000));
        onTwoNodes(() -> new SilenceWatch(unitOfWork, traffic, upTime, audit, Clock.systemUTC()).run());
        assertThat(events()).containsExactly("connection.silent");
        onTwoNodes(this::answerAndKeep);
        assertThat(events()).containsExactly("connection.silent", "connection.heard_again");
    }

    private void answerAndKeep() {
        TrafficCounter counter = new TrafficCounter(unitOfWork, traffic, upTime, audit, Clock.systemUTC());
        counter.answered(ACME.id(), connectionOf(ACME).id(), RequestKind.WRITE, 200);
        counter.flush();
    }

    private static void onTwoNodes(Runnable work) {
        IntStream.range(0, 4).parallel().forEach(node -> work.run());
    }

    private static Iterable<String> events() {
        return POSTGRES.strings("SELECT type FROM outbox_event ORDER BY id");
    }
}
