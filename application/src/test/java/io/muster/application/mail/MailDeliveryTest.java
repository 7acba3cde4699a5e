package io.muster.application.mail;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.job.JobNode;
import io.muster.application.mail.MailTransport.Result;
import io.muster.domain.mail.Backoff;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailState;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MailDeliveryTest {
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final ScriptedTransport transport = new ScriptedTransport();
    private final List<String> bugs = new ArrayList<>();
    private final MailingService mailing = new MailingService(new PlainWriter(), memory.mails, clock);
    private final MailDelivery delivery = new MailDelivery(
            memory.mails,
            transport,
            new JobNode("here", (text, bug) -> bugs.add(text)),
            new MailBatch(10),
            clock,
            new Random(1));

    @Test
    void aNoticeIsOneMailForEachRecipientHoweverOftenItIsPosted() {
        Notice notice = notice("a");
        mailing.post(ACME, notice, List.of("ann@acme.example", "bob@acme.example", "ANN@acme.example"));
        mailing.post(ACME, notice, List.of("ann@acme.example"));
        assertThat(delivery.step()).isTrue();
        assertThat(transport.seen())
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("ann@acme.example", "bob@acme.example");
        assertThat(delivery.step()).isFalse();
        assertThat(delivery.sent()).isEqualTo(2);
        assertThat(mailing.posted(ACME.id(), NoticeKind.FAILURE, clock.instant()))
                .isEqualTo(1);
        assertThat(mails(ACME)).extracting(Mail::state).containsOnly(MailState.SENT);
    }

    @Test
    void whatTheTenantNamesGetsItAndATenantThatNamesNobodyKeepsNothing() {
        mailing.post(ACME, notice("a"));
        assertThat(mails(ACME)).isEmpty();
        mailing.post(notified(), notice("a"));
        assertThat(mails(ACME)).extracting(Mail::recipient).containsExactly("it@acme.example");
    }

    @Test
    void withoutAMailServerMailsAreKept() {
        transport.configured(false);
        post("a", "ann@acme.example");
        assertThat(delivery.step()).isFalse();
        transport.configured(true);
        assertThat(delivery.step()).isTrue();
        assertThat(transport.seen()).hasSize(1);
    }

    @Test
    void oneRecipientThatIsRefusedIsNobodyElsesConcern() {
        transport.then(new Result.Never("550 no such mailbox")).then(new Result.Later("451 greylisted"));
        mailing.post(ACME, notice("a"), List.of("ann@acme.example", "bob@acme.example", "eve@acme.example"));
        delivery.step();
        assertThat(mails(ACME))
                .extracting(Mail::state)
                .containsExactlyInAnyOrder(MailState.DEAD, MailState.QUEUED, MailState.SENT);
        clock.advance(Duration.ofSeconds(6));
        delivery.step();
        assertThat(mails(ACME))
                .extracting(Mail::state)
                .containsExactlyInAnyOrder(MailState.DEAD, MailState.SENT, MailState.SENT);
        assertThat(transport.seen()).hasSize(4);
    }

    @Test
    void aMailThatIsAlwaysPutOffIsTriedLessAndLessAndGivenUpAfterADay() {
        for (int i = 0; i < 100_000; i++) {
            transport.then(new Result.Later("451 later"));
        }
        post("a", "ann@acme.example");
        List<Instant> attempts = new ArrayList<>();
        while (mails(ACME).get(0).state() == MailState.QUEUED) {
            if (delivery.step()) {
                attempts.add(clock.instant());
            }
            clock.advance(Duration.ofSeconds(1));
        }
        for (int i = 1; i < attempts.size(); i++) {
            assertThat(Duration.between(attempts.get(i - 1), attempts.get(i)))
                    .isLessThanOrEqualTo(Backoff.OF_MAIL.span(i).plusSeconds(1));
        }
        assertThat(Duration.between(attempts.get(0), attempts.get(attempts.size() - 1)))
                .isBetween(Mail.PATIENCE, Mail.PATIENCE.plus(Duration.ofMinutes(15)));
        assertThat(attempts).hasSizeBetween(100, 400);
        assertThat(mails(ACME).get(0).lastError()).contains("451 later");
    }

    @Test
    void aMailServerThatIsAwayIsNotTriedWithEveryMailAndLosesNone() {
        for (int i = 0; i < 100_000; i++) {
            transport.then(new Result.Away("connection refused"));
        }
        for (int i = 0; i < 20; i++) {
            post("mail " + i, "ann@acme.example");
        }
        Instant end = clock.instant().plus(Duration.ofDays(2));
        while (clock.instant().isBefore(end)) {
            delivery.step();
            clock.advance(Duration.ofSeconds(2));
        }
        assertThat(transport.seen()).hasSizeBetween(2000, 20_000);
        assertThat(mails(ACME)).extracting(Mail::state).containsOnly(MailState.QUEUED);
        MailDelivery next = new MailDelivery(
                memory.mails,
                new ScriptedTransport(),
                new JobNode("there", (text, bug) -> bugs.add(text)),
                new MailBatch(10),
                clock,
                new Random(1));
        next.step();
        next.step();
        assertThat(mails(ACME)).extracting(Mail::state).containsOnly(MailState.SENT);
    }

    @Test
    void aProcessThatIsKilledBetweenSendingAndKeepingItMakesASecondCopyOfTheSameId() {
        post("a", "ann@acme.example");
        transport.then(mail -> {
            throw new AssertionError("killed");
        });
        assertThatThrownBy(delivery::step).hasMessage("killed");
        assertThat(mails(ACME)).singleElement().satisfies(mail -> {
            assertThat(mail.state()).isEqualTo(MailState.QUEUED);
            assertThat(mail.underWay()).isTrue();
        });
        assertThat(delivery.step()).isFalse(); // until the lease ends
        memory.mails.endLeases();
        assertThat(delivery.step()).isTrue();
        assertThat(transport.seen())
                .hasSize(2)
                .extracting(Mail::id)
                .containsOnly(transport.seen().get(0).id());
        assertThat(mails(ACME)).extracting(Mail::state).containsExactly(MailState.SENT);
        assertThat(delivery.step()).isFalse();
    }

    @Test
    void aMailThatKillsItsSenderIsParkedAndTheOthersAreSent() {
        post("poison", "ann@acme.example");
        for (int i = 0; i < Mail.MAX_INTERRUPTED; i++) {
            transport.then(mail -> {
                throw new AssertionError("killed");
            });
            assertThatThrownBy(delivery::step).hasMessage("killed");
            memory.mails.endLeases();
        }
        post("good", "ann@acme.example");
        delivery.step();
        assertThat(transport.seen()).hasSize(Mail.MAX_INTERRUPTED + 1);
        assertThat(mails(ACME)).extracting(Mail::state).containsExactlyInAnyOrder(MailState.DEAD, MailState.SENT);
    }

    @Test
    void aBugIsToldAndTriedAgainLater() {
        post("a", "ann@acme.example");
        transport.then(mail -> {
            throw new IllegalStateException("bug");
        });
        delivery.step();
        assertThat(bugs).hasSize(1);
        clock.advance(Duration.ofSeconds(6));
        delivery.step();
        assertThat(mails(ACME)).extracting(Mail::state).containsExactly(MailState.SENT);
    }

    @Test
    void aSlowTenantGivesWayToTheOthers() {
        for (int i = 0; i < 3; i++) {
            post("slow " + i, "ann@acme.example");
            transport.then(mail -> {
                clock.advance(MailDelivery.TURN.plusSeconds(1));
                return new Result.Later("timed out");
            });
        }
        clock.advance(Duration.ofSeconds(1));
        mailing.post(GLOBEX, notice("a"), List.of("gus@globex.example"));
        for (int i = 0; i < 4; i++) {
            delivery.step();
        }
        assertThat(mails(GLOBEX)).extracting(Mail::state).containsExactly(MailState.SENT);
    }

    @Test
    void whatEndedAMonthAgoIsTakenAway() {
        post("a", "ann@acme.example");
        delivery.step();
        MailPurge purge = new MailPurge(memory.mails, clock);
        clock.advance(MailPurge.KEPT);
        purge.run();
        assertThat(mails(ACME)).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        purge.run();
        assertThat(mails(ACME)).isEmpty();
    }

    private void post(String key, String recipient) {
        mailing.post(ACME, notice(key), List.of(recipient));
    }

    private List<Mail> mails(Tenant tenant) {
        return memory.mails.list(tenant.id(), Optional.empty(), 100);
    }

    private static Tenant notified() {
        return ACME.with(new TenantSettings(
                ACME.settings().sso(),
                true,
                2,
                true,
                List.of(),
                List.of("it@acme.example"),
                "en",
                2000,
                ACME.settings().protection()));
    }

    private static Notice notice(String key) {
        return new Notice(NoticeKind.FAILURE, key, Optional.empty(), Profile.ENTRA, Map.of());
    }
}
