package io.muster.persistence.metric;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.application.metric.Standing;
import io.muster.application.metric.StandingRepository.Connected;
import io.muster.application.metric.StandingRepository.Counts;
import io.muster.domain.health.RequestKind;
import io.muster.domain.health.Traffic;
import io.muster.domain.health.TrafficCount;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobState;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.ScimState;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.health.JdbiTrafficRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiStandingRepositoryTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final JdbiStandingRepository standing = new JdbiStandingRepository(POSTGRES.database());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Test
    void nothingIsCountedWhereNothingIs() {
        assertThat(standing.count(10))
                .isEqualTo(new Counts(
                        List.of(idle(), idle()),
                        2,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(1, 0L, 7, 0L, 30, 0L),
                        List.of()));
    }

    @Test
    void aConnectionComesWithItsTraffic() {
        Traffic traffic = Traffic.NONE.and(
                TrafficCount.answered(RequestKind.WRITE, 201, Instant.parse("2026-01-31T12:00:00Z")),
                Duration.ofHours(1));
        JdbiTrafficRepository repository = new JdbiTrafficRepository(POSTGRES.database());
        UnitOfWork unitOfWork = new JdbiUnitOfWork(POSTGRES.database());
        unitOfWork.execute(() -> {
            repository.findForUpdate(ACME.id(), connectionOf(ACME).id());
            repository.update(ACME.id(), connectionOf(ACME).id(), traffic, Optional.empty());
            return ACME;
        });
        assertThat(standing.count(10).connections())
                .containsExactlyInAnyOrder(new Connected(Profile.UNKNOWN, ScimState.ON, traffic), idle());
    }

    @Test
    void noMoreIsLookedAtThanTheBound() {
        assertThat(standing.count(1).connections()).hasSize(1);
        assertThat(standing.count(1).allConnections()).isEqualTo(2);
    }

    @Test
    void agesAreThoseOfTheOldestThatWaits() {
        execute("""
                INSERT INTO outbox_event (tenant_id, id, type, subject, occurred_at, data, notice)
                VALUES (:tenant, gen_random_uuid(), 'user.created', 'x', now() - interval '90 s', '{}', 'DUE'),
                       (:tenant, gen_random_uuid(), 'user.created', 'x', now() - interval '30 s', '{}', 'DUE'),
                       (:tenant, gen_random_uuid(), 'user.created', 'x', now() - interval '1 day', '{}', NULL)
                """);
        execute("""
                INSERT INTO mail (tenant_id, id, kind, key, recipient, language, subject, text_body, html_body, state, attempts,
                                  interrupted, created, next_attempt)
                VALUES (:tenant, gen_random_uuid(), 'TEST', 'a', 'a@acme.example', 'en', '', '', '', 'QUEUED', 0, 0,
                        now() - interval '60 s', now()),
                       (:tenant, gen_random_uuid(), 'TEST', 'b', 'a@acme.example', 'en', '', '', '', 'SENT', 1, 0,
                        now() - interval '1 day', now())
                """);
        Counts counts = standing.count(10);
        assertAge(counts.oldestEvent(), 90);
        assertAge(counts.oldestMail(), 60);
        assertThat(counts.oldestJob()).isEmpty();
    }

    @Test
    void anEventFromTheFutureHasNoAge() {
        execute("""
                INSERT INTO outbox_event (tenant_id, id, type, subject, occurred_at, data, notice)
                VALUES (:tenant, gen_random_uuid(), 'user.created', 'x', now() + interval '1 hour', '{}', 'DUE')
                """);
        assertThat(standing.count(10).oldestEvent()).contains(Duration.ZERO);
    }

    @Test
    void jobsUnderWayAreAddedUpByKindAndState() {
        job("USERID_CONVERT", "RUNNING", 400, "{\"DONE\": 90, \"SKIPPED\": 10, \"PLANNED\": 300}");
        job("LINK_MOVE", "PAUSED", 0, "{}");
        job("TEMPLATE_APPLY", "FINISHED", 10, "{\"DONE\": 10}");
        Counts counts = standing.count(10);
        assertThat(counts.jobs())
                .containsExactlyInAnyOrder(
                        new Standing.Jobs(JobKind.USERID_CONVERT, JobState.RUNNING, 1, 400, 100),
                        new Standing.Jobs(JobKind.LINK_MOVE, JobState.PAUSED, 1, 0, 0));
        assertAge(counts.oldestJob(), 120);
    }

    @Test
    void tokensCountThatEndWithinDaysAndAreInUse() {
        token("now() + interval '12 hours'", "'ACTIVE'", "NULL");
        token("now() + interval '3 days'", "'ACTIVE'", "NULL");
        token("now() + interval '20 days'", "'ACTIVE'", "NULL");
        token("now() + interval '60 days'", "'ACTIVE'", "NULL");
        token("NULL", "'ACTIVE'", "NULL");
        token("now() - interval '1 hour'", "'ACTIVE'", "NULL");
        token("now() + interval '1 hour'", "'REVOKED'", "NULL");
        token("now() + interval '1 hour'", "'ACTIVE'", "now()");
        assertThat(standing.count(10).tokensEnding()).isEqualTo(Map.of(1, 1L, 7, 2L, 30, 3L));
    }

    private static void token(String expires, String setTo, String replaced) {
        execute(
                "INSERT INTO token (tenant_id, id, description, digest, created, expires, set_to, replaced, connection_id)"
                        + " SELECT :tenant, gen_random_uuid(), '', sha256(gen_random_uuid()::text::bytea), now(), "
                        + expires + ", "
                        + setTo + ", " + replaced + ", id FROM connection WHERE tenant_id = :tenant");
    }

    private static void job(String kind, String state, long total, String states) {
        POSTGRES.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        INSERT INTO job (tenant_id, id, kind, settings, batch, state, phase, plan_only, total, states, reasons, since,
                                         handled, created, started_by, reason, node, fence, lease_until)
                        VALUES (:tenant, gen_random_uuid(), :kind, '{}', 100, :state, 'RUN', FALSE, :total, :states::jsonb, '{}', now(), 0,
                                now() - interval '120 s', 'operator', '', '', 0, now())
                        """)
                        .bind("tenant", GLOBEX.id().value())
                        .bind("kind", kind)
                        .bind("state", state)
                        .bind("total", total)
                        .bind("states", states)
                        .execute());
    }

    private static void execute(String sql) {
        POSTGRES.jdbi()
                .useHandle(handle -> handle.createUpdate(sql)
                        .bind("tenant", ACME.id().value())
                        .execute());
    }

    private static Connected idle() {
        return new Connected(Profile.UNKNOWN, ScimState.ON, Traffic.NONE);
    }

    private static void assertAge(Optional<Duration> age, long seconds) {
        assertThat(age)
                .get(InstanceOfAssertFactories.DURATION)
                .isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds + 30));
    }
}
