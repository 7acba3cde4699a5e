package io.muster.application.notice;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.domain.notice.NoticeKind.FAILURE;
import static io.muster.domain.notice.NoticeKind.FAILURE_DIGEST;
import static io.muster.domain.notice.NoticeKind.RECOVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.muster.application.InMemoryPersistence;
import io.muster.application.health.TrafficRepository;
import io.muster.domain.TimeOrderedId;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Cause;
import io.muster.domain.notice.Fact;
import io.muster.domain.notice.Notice;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureNoticesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final RecordingMailing mailing = new RecordingMailing();
    private final TrafficRepository traffic = mock(TrafficRepository.class);
    private final FailureNotices notices = new FailureNotices(
            memory.unitOfWork,
            memory.failures,
            traffic,
            memory.tenants,
            memory.connections,
            memory.activities,
            mailing,
            new NoticeSettings(HOUR));

    @BeforeEach
    void acmeIsThere() {
        memory.add(notifying(List.of("admin@acme.example")));
        when(traffic.lastSuccess(any(), any())).thenReturn(Optional.empty());
    }

    @Test
    void aBurstOfOneCauseIsOneNoticeAtOnceAndOneDigestAndOneThatItIsOver() {
        fail("first");
        notices.tell();
        for (int i = 0; i < 499; i++) {
            fail("later" + i);
        }
        notices.tell();
        assertThat(mailing.kinds()).containsExactly(FAILURE);
        assertThat(fact(0, Fact.REFERENCE)).isEqualTo("first");
        later(HOUR);
        notices.tell();
        assertThat(mailing.kinds()).containsExactly(FAILURE, FAILURE_DIGEST);
        assertThat(fact(1, Fact.TIMES)).isEqualTo("499");
        assertThat(fact(1, Fact.REFERENCE)).isEqualTo("later0");
        succeed();
        later(HOUR);
        notices.tell();
        later(HOUR.multipliedBy(30));
        notices.tell();
        assertThat(mailing.kinds()).containsExactly(FAILURE, FAILURE_DIGEST, RECOVERY);
        assertThat(fact(2, Fact.TIMES)).isEqualTo("500");
    }

    @Test
    void itIsNotOverWhileNothingSucceeds() {
        fail("first");
        notices.tell();
        for (int i = 0; i < 100; i++) {
            later(HOUR);
            notices.tell();
        }
        assertThat(mailing.kinds()).containsExactly(FAILURE);
        succeed();
        later(HOUR);
        notices.tell();
        assertThat(mailing.kinds()).containsExactly(FAILURE, RECOVERY);
    }

    @Test
    void itIsNotOverBecauseSomebodyElseSucceedsButWhenWhatFailedDoes() {
        fail("first");
        line(Activity.Outcome.REFUSED, "bob");
        notices.tell();
        later(Duration.ofSeconds(1));
        line(Activity.Outcome.DONE, "alice");
        succeed();
        later(HOUR);
        notices.tell();
        assertThat(mailing.kinds()).containsExactly(FAILURE);
        line(Activity.Outcome.DONE, "bob");
        later(HOUR);
        notices.tell();
        assertThat(mailing.kinds()).containsExactly(FAILURE, RECOVERY);
    }

    @Test
    void whatIsNotSentAgainForAWeekIsForgottenWithoutAMail() {
        fail("first");
        line(Activity.Outcome.REFUSED, "bob");
        notices.tell();
        succeed();
        for (int day = 0; day < 8; day++) {
            later(Duration.ofDays(1));
            notices.tell();
        }
        assertThat(mailing.kinds()).containsExactly(FAILURE);
        assertThat(memory.failures.list(ACME.id(), 9)).isEmpty();
    }

    private void line(Activity.Outcome outcome, String person) {
        Instant now = memory.failures.now();
        memory.activities.add(
                ACME.id(),
                new Activity(
                        TimeOrderedId.next(now),
                        now,
                        "connection " + connectionOf(ACME).name() + ", token 1",
                        "user create",
                        Optional.empty(),
                        outcome,
                        outcome == Activity.Outcome.DONE ? Optional.empty() : Optional.of(Cause.INVALID_FILTER),
                        "ref",
                        Duration.ZERO,
                        "why",
                        List.of()),
                Set.of(person));
    }

    @Test
    void itBeginsAnewAfterItWasOver() {
        fail("first");
        notices.tell();
        succeed();
        later(HOUR);
        notices.tell();
        fail("second");
        notices.tell();
        assertThat(mailing.kinds()).containsExactly(FAILURE, RECOVERY, FAILURE);
    }

    @Test
    void ofOneKindNoMoreThanTenComeInADay() {
        fail("first");
        for (int i = 0; i < 20; i++) {
            notices.tell();
            fail("again");
            later(HOUR);
        }
        assertThat(mailing.kinds()).hasSize(11).containsOnly(FAILURE, FAILURE_DIGEST);
    }

    @Test
    void nobodyIsToldAsLongAsThereIsNobodyToTell() {
        memory.tenants.update(notifying(List.of()));
        fail("first");
        notices.tell();
        assertThat(mailing.notices).isEmpty();
        memory.tenants.update(notifying(List.of("admin@acme.example")));
        later(HOUR);
        notices.tell();
        assertThat(mailing.kinds()).containsExactly(FAILURE);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseThatAdminsAreToldOfHasANotice(Cause cause) {
        memory.failures.add(ACME.id(), connectionOf(ACME).id(), cause, "ref", "why");
        notices.tell();
        assertThat(mailing.notices).singleElement().extracting(Notice::cause).isEqualTo(Optional.of(cause));
    }

    private void fail(String reference) {
        memory.failures.add(ACME.id(), connectionOf(ACME).id(), Cause.INVALID_FILTER, reference, "why");
    }

    private void succeed() {
        later(Duration.ofSeconds(1));
        when(traffic.lastSuccess(ACME.id(), connectionOf(ACME).id())).thenReturn(Optional.of(memory.failures.now()));
    }

    private void later(Duration time) {
        memory.failures.clock.advance(time);
    }

    private String fact(int notice, Fact fact) {
        return mailing.notices.get(notice).facts().get(fact);
    }

    private static Tenant notifying(List<String> addresses) {
        TenantSettings before = ACME.settings();
        return ACME.with(new TenantSettings(
                before.sso(),
                before.requireSso(),
                before.maxActiveTokens(),
                before.uniqueGroupNames(),
                before.verifiedDomains(),
                addresses,
                before.language(),
                before.requestsPerSecond(),
                before.protection()));
    }
}
