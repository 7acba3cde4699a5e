package io.muster.application.job;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal.Reason;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.job.JobTally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every JobRepository and JobLedger does; there are no jobs at the beginning, but the tenants ACME and GLOBEX. */
public interface JobRepositoryContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    Duration LONG = Duration.ofMinutes(10);

    JobRepository jobs();

    JobLedger ledger();

    @Test
    default void aJobComesBackAsItWasInItsOwnTenantOnly() {
        Job job = job(NOON);
        jobs().insert(ACME.id(), job, "here", Duration.ZERO);
        assertThat(jobs().find(ACME.id(), job.id()).map(Job::settings)).contains(job.settings());
        assertThat(jobs().find(GLOBEX.id(), job.id())).isEmpty();
        assertThat(jobs().findForUpdate(GLOBEX.id(), job.id())).isEmpty();
        Job changed = kept(job)
                .advance(
                        new UUID(1, 2),
                        JobTally.NONE.with(row(1, "a")).with(row(2, "b").skipped("taken")),
                        2)
                .fail("a bug");
        jobs().update(ACME.id(), changed);
        assertThat(jobs().findForUpdate(ACME.id(), job.id())).contains(changed);
    }

    @Test
    default void thereIsOneOfAKindUnderWayInATenant() {
        Job first = job(NOON);
        jobs().insert(ACME.id(), first, "here", Duration.ZERO);
        assertThat(refusalOf(() -> jobs().insert(ACME.id(), job(NOON), "here", Duration.ZERO)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        jobs().insert(GLOBEX.id(), job(NOON), "here", Duration.ZERO);
        Job paused = kept(first).pause();
        jobs().update(ACME.id(), paused);
        assertThat(jobs().underWay(ACME.id(), first.kind())).contains(paused);
        assertThat(refusalOf(() -> jobs().insert(ACME.id(), job(NOON), "here", Duration.ZERO)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        jobs().update(ACME.id(), paused.cancel());
        assertThat(jobs().underWay(ACME.id(), first.kind())).isEmpty();
        jobs().insert(ACME.id(), job(NOON.plusSeconds(1)), "here", Duration.ZERO);
        assertThat(refusalOf(() -> jobs().update(ACME.id(), paused))).isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    default void severalRecalculationsOfGrantsAreUnderWayInATenant() {
        Job first = recalculation(NOON);
        Job second = recalculation(NOON.plusSeconds(1));
        jobs().insert(ACME.id(), first, "here", Duration.ZERO);
        jobs().insert(ACME.id(), second, "here", Duration.ZERO);
        assertThat(jobs().underWay(ACME.id(), first.kind()).map(Job::id)).contains(second.id());
        jobs().update(ACME.id(), kept(first).pause());
        jobs().update(ACME.id(), kept(first).resume(NOON));
        assertThat(kept(first).progress()).isEqualTo(first.progress());
        assertThat(jobs().take("a", LONG)).isPresent();
        assertThat(jobs().take("a", LONG)).isPresent();
        assertThat(jobs().take("a", LONG)).isEmpty();
    }

    @Test
    default void theLatestComeFirst() {
        Job early = job(NOON).cancel();
        Job late = job(NOON.plusSeconds(1));
        jobs().insert(ACME.id(), early, "here", Duration.ZERO);
        jobs().insert(ACME.id(), late, "here", Duration.ZERO);
        assertThat(jobs().list(ACME.id(), Optional.empty(), 9))
                .extracting(Job::id)
                .containsExactly(late.id(), early.id());
        assertThat(jobs().list(ACME.id(), Optional.of(late.kind()), 1))
                .extracting(Job::id)
                .containsExactly(late.id());
        assertThat(jobs().list(GLOBEX.id(), Optional.empty(), 9)).isEmpty();
    }

    @Test
    default void aJobIsTakenByOneNodeUntilItsLeaseEnds() {
        Job job = job(NOON);
        jobs().insert(ACME.id(), job, "here", Duration.ZERO);
        JobLease lease = jobs().take("a", LONG).orElseThrow();
        assertThat(lease.job()).isEqualTo(job.id());
        assertThat(jobs().take("b", LONG)).isEmpty();
        assertThat(jobs().hold(lease, LONG).flatMap(Job::node)).contains("a");
        jobs().release(lease);
        JobLease second = jobs().take("b", LONG).orElseThrow();
        assertThat(second.fence()).isGreaterThan(lease.fence());
        assertThat(kept(job).node()).contains("b");
    }

    @Test
    default void whoseLeaseWasTakenOverHoldsAndReleasesNothing() {
        jobs().insert(ACME.id(), job(NOON), "here", Duration.ZERO);
        JobLease late = jobs().take("a", Duration.ZERO).orElseThrow();
        JobLease newer = jobs().take("b", LONG).orElseThrow();
        assertThat(jobs().hold(late, LONG)).isEmpty();
        jobs().release(late);
        assertThat(jobs().take("c", LONG)).isEmpty();
        assertThat(jobs().hold(newer, LONG)).isPresent();
    }

    @Test
    default void whatDoesNotRunIsNeitherTakenNorHeldAndResumedItIsTakenAtOnce() {
        Job job = job(NOON);
        JobLease lease = jobs().insert(ACME.id(), job, "here", LONG);
        Job paused = kept(job).pause();
        jobs().update(ACME.id(), paused);
        assertThat(jobs().hold(lease, LONG)).isEmpty();
        assertThat(jobs().take("b", LONG)).isEmpty();
        jobs().update(ACME.id(), paused.resume(NOON));
        assertThat(jobs().take("b", LONG)).isPresent();
        assertThat(jobs().hold(lease, LONG)).isEmpty();
    }

    @Test
    default void anUpdateLeavesTheLease() {
        Job job = job(NOON);
        JobLease lease = jobs().insert(ACME.id(), job, "here", LONG);
        jobs().update(ACME.id(), kept(job).advance(new UUID(1, 1), JobTally.NONE, 1));
        assertThat(jobs().take("b", LONG)).isEmpty();
        assertThat(jobs().hold(lease, LONG).flatMap(held -> held.progress().position()))
                .contains(new UUID(1, 1));
    }

    @Test
    default void rowsAreKeptInTheOrderOfTheirSubjectsEachOnce() {
        Job job = job(NOON);
        List<JobRow> rows = List.of(row(1, "a"), row(2, "b").skipped("taken"), row(3, "c"));
        ledger().put(ACME.id(), job.id(), List.of());
        ledger().put(ACME.id(), job.id(), rows);
        assertThat(page(job, Optional.empty(), Optional.empty(), 9)).isEqualTo(rows);
        assertThat(page(job, Optional.empty(), Optional.of(new UUID(1, 1)), 1)).containsExactly(rows.get(1));
        assertThat(page(job, Optional.of(JobRow.State.PLANNED), Optional.of(new UUID(1, 1)), 9))
                .containsExactly(rows.get(2));
        JobRow done = rows.get(0).done();
        ledger().put(ACME.id(), job.id(), List.of(done));
        assertThat(page(job, Optional.of(JobRow.State.DONE), Optional.empty(), 9))
                .containsExactly(done);
        assertThat(ledger().page(GLOBEX.id(), job.id(), Optional.empty(), Optional.empty(), 9))
                .isEmpty();
    }

    @Test
    default void rowsAreFoundByTheirKeysWhateverTheirState() {
        Job job = job(NOON);
        JobRow skipped = row(2, "b").skipped("shared");
        JobRow without = new JobRow(
                new UUID(1, 3),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                JobRow.State.PLANNED,
                Optional.empty());
        ledger().put(ACME.id(), job.id(), List.of(row(1, "a"), skipped, without));
        assertThat(ledger().withKeys(ACME.id(), job.id(), Set.of("b", "c"))).containsExactly(skipped);
        assertThat(ledger().withKeys(GLOBEX.id(), job.id(), Set.of("b"))).isEmpty();
        assertThat(page(job, Optional.empty(), Optional.of(new UUID(1, 2)), 9)).containsExactly(without);
    }

    private List<JobRow> page(Job job, Optional<JobRow.State> state, Optional<UUID> after, int limit) {
        return ledger().page(ACME.id(), job.id(), state, after, limit);
    }

    private Job kept(Job job) {
        return jobs().find(ACME.id(), job.id()).orElseThrow();
    }

    private static JobRow row(int subject, String key) {
        return JobRow.planned(new UUID(1, subject), key, "before", "after");
    }

    private static Job recalculation(Instant at) {
        return Job.begin(JobKind.GRANT_RECALCULATE, Map.of(), 100, false, 0, "token 1", "many", at)
                .planned(7, at);
    }

    private static Job job(Instant at) {
        return Job.begin(JobKind.USERID_CONVERT, Map.of("to", "email"), 100, false, 7, "ann", "moving", at);
    }
}
