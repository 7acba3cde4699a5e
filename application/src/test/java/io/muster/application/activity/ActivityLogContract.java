package io.muster.application.activity;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.TimeOrderedId;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Activity.Outcome;
import io.muster.domain.activity.Cause;
import io.muster.domain.activity.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every ActivityLog does; the tenants ACME and GLOBEX are there. */
public interface ActivityLogContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    ActivityLog activities();

    @Test
    default void aLineComesBackAsItWas() {
        Activity done = line(Outcome.DONE, Optional.of("1"), NOON);
        Activity failed = line(Outcome.FAILED, Optional.empty(), NOON);
        assertThat(queried(ActivityQuery.about("1"))).containsExactly(done);
        assertThat(queried(having(Optional.of(failed.reference()), Optional.empty(), Optional.empty(), 9)))
                .containsExactly(failed);
    }

    @Test
    default void theLatestComesFirst() {
        Activity first = line(Outcome.DONE, Optional.of("1"), NOON);
        Activity last = line(Outcome.DONE, Optional.of("1"), NOON.plusSeconds(2));
        Activity middle = line(Outcome.DONE, Optional.of("1"), NOON.plusSeconds(1));
        assertThat(queried(ActivityQuery.about("1"))).containsExactly(last, middle, first);
        Instant later = NOON.plusSeconds(3);
        Activity before = line(Outcome.DONE, Optional.of("2"), later.plusNanos(1000));
        Activity after = line(Outcome.DONE, Optional.of("2"), later.plusNanos(2000));
        Activity atOnce = line(Outcome.DONE, Optional.of("2"), later);
        assertThat(queried(ActivityQuery.about("2"))).containsExactly(after, before, atOnce);
    }

    @Test
    default void noMoreComeThanAreAskedFor() {
        line(Outcome.DONE, Optional.of("1"), NOON);
        Activity last = line(Outcome.DONE, Optional.of("2"), NOON.plusSeconds(1));
        assertThat(queried(having(Optional.empty(), Optional.empty(), Optional.empty(), 1)))
                .containsExactly(last);
    }

    @Test
    default void conditionsHoldTogether() {
        line(Outcome.REFUSED, Optional.of("1"), NOON.minusMillis(1));
        line(Outcome.DONE, Optional.of("1"), NOON);
        Activity refused = line(Outcome.REFUSED, Optional.of("1"), NOON);
        assertThat(queried(having(Optional.empty(), Optional.of(Outcome.REFUSED), Optional.of(NOON), 9)))
                .containsExactly(refused);
    }

    @Test
    default void linesEndByTheirAgeSomeAtATime() {
        Instant now = Instant.now();
        Activity young = line(Outcome.DONE, Optional.of("1"), now.minus(Duration.ofDays(89)));
        line(Outcome.DONE, Optional.of("1"), now.minus(Duration.ofDays(91)));
        line(Outcome.DONE, Optional.of("1"), now.minus(Duration.ofDays(92)));
        assertThat(activities().forget(Duration.ofDays(36_500), 9)).isZero();
        assertThat(activities().forget(Duration.ofDays(90), 1)).isEqualTo(1);
        assertThat(activities().forget(Duration.ofDays(90), 9)).isEqualTo(1);
        assertThat(activities().forget(Duration.ofDays(90), 9)).isZero();
        assertThat(queried(ActivityQuery.about("1"))).extracting(Activity::id).containsExactly(young.id());
    }

    @Test
    default void aTenantSeesItsOwnLinesOnly() {
        line(Outcome.DONE, Optional.of("1"), NOON);
        assertThat(activities().query(GLOBEX.id(), ActivityQuery.about("1"))).isEmpty();
    }

    @Test
    default void aLineIsFoundByThePersonsThatItConcernsAndBySubject() {
        Activity failed = ended(Outcome.REFUSED, Optional.empty(), NOON);
        activities().add(ACME.id(), failed, Set.of("key of bob", "key of his address"));
        Activity done = line(Outcome.DONE, Optional.of("1"), NOON.plusSeconds(1));
        line(Outcome.DONE, Optional.of("2"), NOON);
        assertThat(queried(about("1", "key of bob"))).containsExactly(done, failed);
        assertThat(queried(about("3", "key of his address"))).containsExactly(failed);
        assertThat(queried(about("3", "key of alice"))).isEmpty();
    }

    @Test
    default void aFailureIsOpenUntilWhatFailedIsWrittenByAConnection() {
        Set<String> bob = Set.of("key of bob");
        Set<String> nobody = Set.of();
        at(1, "connection okta, token 1", Outcome.FAILED, Optional.empty(), bob);
        at(1, "connection okta acting as 7, token 1", Outcome.FAILED, Optional.of("1"), nobody);
        at(1, "connection okta, token 1", Outcome.FAILED, Optional.empty(), nobody);
        at(2, "operator", Outcome.DONE, Optional.of("1"), bob);
        at(2, "connection okta, token 1", Outcome.DONE, Optional.of("2"), Set.of("key of alice"));
        assertThat(isOpen("okta", NOON)).isTrue();
        at(3, "connection okta, token 1", Outcome.DONE, Optional.of("1"), nobody);
        assertThat(isOpen("okta", NOON)).isTrue();
        assertThat(isOpen("okta", NOON.plusSeconds(2))).isFalse();
        assertThat(isOpen("ok", NOON)).isFalse();
        at(4, "connection okta, token 1", Outcome.DONE, Optional.of("3"), Set.of("key of bob", "key of x1"));
        assertThat(isOpen("okta", NOON)).isFalse();
        at(5, "connection okta, token 1", Outcome.FAILED, Optional.of("3"), bob);
        assertThat(isOpen("okta", NOON)).isTrue();
    }

    private boolean isOpen(String connection, Instant since) {
        return activities().hasOpenFailure(ACME.id(), connection, Cause.BUG, since);
    }

    private void at(int second, String actor, Outcome outcome, Optional<String> subject, Set<String> persons) {
        Activity line = ended(outcome, subject, NOON.plusSeconds(second));
        activities()
                .add(
                        ACME.id(),
                        new Activity(
                                line.id(),
                                line.at(),
                                actor,
                                line.operation(),
                                subject,
                                outcome,
                                line.cause(),
                                line.reference(),
                                line.took(),
                                line.detail(),
                                line.trace()),
                        persons);
    }

    @Test
    default void aReferenceIsFoundWhosever() {
        Activity ours = line(Outcome.DONE, Optional.of("1"), NOON);
        Activity nobodys =
                ended(Outcome.REFUSED, Optional.empty(), Instant.now().minus(Duration.ofDays(91)));
        activities().add(ActivityLog.NO_TENANT, nobodys);
        assertThat(activities().find(ours.reference())).containsExactly(new ActivityLog.Found(ACME.id(), ours));
        assertThat(activities().find(nobodys.reference()))
                .extracting(ActivityLog.Found::tenant)
                .containsExactly(ActivityLog.NO_TENANT);
        assertThat(activities().forget(Duration.ofDays(90), 9)).isEqualTo(2);
        assertThat(activities().find(nobodys.reference())).isEmpty();
    }

    private static ActivityQuery about(String... whom) {
        return new ActivityQuery(Optional.empty(), Set.of(whom), Optional.empty(), Optional.empty(), 9);
    }

    private List<Activity> queried(ActivityQuery query) {
        return activities().query(ACME.id(), query);
    }

    private Activity line(Outcome outcome, Optional<String> subject, Instant at) {
        Activity line = ended(outcome, subject, at);
        activities().add(ACME.id(), line);
        return line;
    }

    private static Activity ended(Outcome outcome, Optional<String> subject, Instant at) {
        return new Activity(
                TimeOrderedId.next(at),
                at,
                "token 1",
                "user update",
                subject,
                outcome,
                outcome == Outcome.DONE ? Optional.empty() : Optional.of(Cause.BUG),
                Trace.begin().reference().value(),
                Duration.ofMillis(12),
                "why",
                List.of("authenticated by token 1"));
    }

    private static ActivityQuery having(
            Optional<String> reference, Optional<Outcome> outcome, Optional<Instant> since, int limit) {
        return new ActivityQuery(reference, Set.of(), outcome, since, limit);
    }
}
