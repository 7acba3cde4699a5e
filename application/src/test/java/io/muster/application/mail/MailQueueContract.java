package io.muster.application.mail;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailContent;
import io.muster.domain.mail.MailState;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every MailQueue does; it is empty at the beginning, but there are the tenants ACME and GLOBEX. */
public interface MailQueueContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    Duration LONG = Duration.ofMinutes(10);

    MailQueue mails();

    @Test
    default void aMailComesBackAsItWasInItsOwnTenantOnly() {
        Mail mail = mail(ACME, "a", "ann@acme.example", NOON);
        mails().add(mail);
        assertThat(mails().list(ACME.id(), Optional.empty(), 9)).containsExactly(mail);
        assertThat(mails().list(ACME.id(), Optional.of(MailState.QUEUED), 9)).containsExactly(mail);
        assertThat(mails().list(ACME.id(), Optional.of(MailState.DEAD), 9)).isEmpty();
        assertThat(mails().list(GLOBEX.id(), Optional.empty(), 9)).isEmpty();
    }

    @Test
    default void anAddressGetsANoticeOnceHoweverOftenItIsPosted() {
        Mail mail = mail(ACME, "a", "ann@acme.example", NOON);
        mails().add(mail);
        mails().add(mail(ACME, "a", "ann@acme.example", NOON.plusSeconds(1)));
        mails().add(mail(ACME, "a", "bob@acme.example", NOON));
        mails().add(mail(GLOBEX, "a", "ann@acme.example", NOON));
        assertThat(mails().list(ACME.id(), Optional.empty(), 9)).hasSize(2).contains(mail);
        assertThat(mails().list(GLOBEX.id(), Optional.empty(), 9)).hasSize(1);
        assertThat(mails().posted(ACME.id(), NoticeKind.FAILURE, NOON)).isEqualTo(1);
    }

    @Test
    default void noticesAreCountedByKindAndTime() {
        mails().add(mail(ACME, "a", "ann@acme.example", NOON));
        mails().add(mail(ACME, "b", "ann@acme.example", NOON.plusSeconds(60)));
        assertThat(mails().posted(ACME.id(), NoticeKind.FAILURE, NOON)).isEqualTo(2);
        assertThat(mails().posted(ACME.id(), NoticeKind.FAILURE, NOON.plusSeconds(1)))
                .isEqualTo(1);
        assertThat(mails().posted(ACME.id(), NoticeKind.RECOVERY, NOON)).isZero();
        assertThat(mails().posted(GLOBEX.id(), NoticeKind.FAILURE, NOON)).isZero();
    }

    @Test
    default void oneNodeSendsTheMailsOfATenantUntilItsLeaseEnds() {
        mails().add(mail(ACME, "a", "ann@acme.example", NOON));
        mails().add(mail(ACME, "b", "ann@acme.example", NOON));
        MailLease acme = mails().lease("a", LONG, NOON).orElseThrow();
        assertThat(acme.tenant()).isEqualTo(ACME.id());
        assertThat(mails().lease("b", LONG, NOON)).isEmpty();
        mails().add(mail(GLOBEX, "a", "gus@globex.example", NOON));
        assertThat(mails().lease("b", LONG, NOON).map(MailLease::tenant)).contains(GLOBEX.id());
        assertThat(mails().due(acme, NOON, 9)).hasSize(2);
        assertThat(mails().due(acme, NOON, 1)).hasSize(1);
        mails().release(acme);
        assertThat(mails().lease("b", LONG, NOON).map(MailLease::tenant)).contains(ACME.id());
    }

    @Test
    default void whatIsNotDueYetIsNeitherLeasedNorShown() {
        mails().add(mail(ACME, "a", "ann@acme.example", NOON));
        assertThat(mails().lease("a", LONG, NOON.minusSeconds(1))).isEmpty();
        MailLease lease = mails().lease("a", LONG, NOON).orElseThrow();
        assertThat(mails().due(lease, NOON.minusSeconds(1), 9)).isEmpty();
    }

    @Test
    default void anAttemptThatEndsIsKeptAsItEnded() {
        Mail mail = mail(ACME, "a", "ann@acme.example", NOON);
        mails().add(mail);
        MailLease lease = mails().lease("a", LONG, NOON).orElseThrow();
        Mail begun = mail.begin(NOON);
        assertThat(mails().begin(lease, begun, LONG)).isTrue();
        assertThat(only()).isEqualTo(begun);
        Mail later = begun.putOff("451 come back", NOON, new Random(1));
        mails().end(lease, later);
        assertThat(only()).isEqualTo(later);
        Mail sent = later.begin(NOON).sent(NOON.plusSeconds(60));
        assertThat(mails().begin(lease, later.begin(NOON), LONG)).isTrue();
        mails().end(lease, sent);
        assertThat(only()).isEqualTo(sent);
        assertThat(mails().due(lease, NOON.plus(LONG), 9)).isEmpty();
        assertThat(mails().begin(lease, begun, LONG)).isFalse();
    }

    @Test
    default void aKilledAttemptIsSeenByWhoeverTakesTheTenantNext() {
        Mail mail = mail(ACME, "a", "ann@acme.example", NOON);
        mails().add(mail);
        for (int i = 1; i <= Mail.MAX_INTERRUPTED; i++) {
            MailLease lease = mails().lease("node " + i, Duration.ZERO, NOON).orElseThrow();
            Mail begun = mails().due(lease, NOON, 9).get(0).begin(NOON);
            assertThat(begun.state()).isEqualTo(MailState.QUEUED);
            assertThat(mails().begin(lease, begun, Duration.ZERO)).isTrue(); // and there it is killed
        }
        MailLease lease = mails().lease("last", LONG, NOON).orElseThrow();
        Mail parked = mails().due(lease, NOON, 9).get(0).begin(NOON);
        assertThat(parked.state()).isEqualTo(MailState.DEAD);
        assertThat(mails().begin(lease, parked, LONG)).isTrue();
        assertThat(only()).isEqualTo(parked);
    }

    @Test
    default void whoseLeaseWasTakenOverBeginsNothingAndKeepsOnlyThatItHasSent() {
        Mail mail = mail(ACME, "a", "ann@acme.example", NOON);
        mails().add(mail);
        MailLease slow = mails().lease("slow", Duration.ZERO, NOON).orElseThrow();
        assertThat(mails().begin(slow, mail.begin(NOON), Duration.ZERO)).isTrue();
        MailLease next = mails().lease("next", LONG, NOON).orElseThrow();
        Mail again = only().begin(NOON);
        assertThat(mails().begin(next, again, LONG)).isTrue();
        assertThat(mails().begin(slow, mail.begin(NOON), LONG)).isFalse();
        mails().end(slow, mail.begin(NOON).refused("550 no", NOON));
        assertThat(only()).isEqualTo(again);
        mails().release(slow);
        assertThat(mails().lease("third", LONG, NOON)).isEmpty();
        Mail sent = mail.begin(NOON).sent(NOON);
        mails().end(slow, sent);
        mails().end(next, again.putOff("451", NOON, new Random(1)));
        assertThat(only()).isEqualTo(sent);
    }

    @Test
    default void deadMailsArePutBackInTheirOwnTenant() {
        Mail dead = dead("a", NOON);
        Mail other = dead("b", NOON.plusSeconds(1));
        assertThat(mails().deadForUpdate(GLOBEX.id(), Optional.empty(), 9)).isEmpty();
        assertThat(mails().deadForUpdate(GLOBEX.id(), Optional.of(dead.id()), 9))
                .isEmpty();
        assertThat(mails().deadForUpdate(ACME.id(), Optional.empty(), 9)).containsExactly(other, dead);
        assertThat(mails().deadForUpdate(ACME.id(), Optional.empty(), 1)).containsExactly(other);
        assertThat(mails().deadForUpdate(ACME.id(), Optional.of(dead.id()), 9)).containsExactly(dead);
        Mail back = dead.replayed(NOON.plusSeconds(60));
        mails().replay(back);
        assertThat(mails().list(ACME.id(), Optional.of(MailState.QUEUED), 9)).containsExactly(back);
        mails().replay(back.replayed(NOON));
        assertThat(mails().list(ACME.id(), Optional.of(MailState.QUEUED), 9)).containsExactly(back);
    }

    @Test
    default void queuedAndDeadOnesOfAllTenantsAreCounted() {
        assertThat(mails().counts()).isEqualTo(new MailCounts(0, 0, Optional.empty()));
        dead("a", NOON);
        mails().add(mail(ACME, "b", "ann@acme.example", NOON.plusSeconds(2)));
        mails().add(mail(GLOBEX, "b", "gus@globex.example", NOON.plusSeconds(1)));
        assertThat(mails().counts()).isEqualTo(new MailCounts(2, 1, Optional.of(NOON.plusSeconds(1))));
    }

    @Test
    default void whatEndedLongAgoIsTakenAwayAndWhatIsQueuedStays() {
        Mail early = dead("a", NOON);
        Mail late = dead("b", NOON.plusSeconds(60));
        Mail queued = mail(ACME, "c", "ann@acme.example", NOON.minusSeconds(60));
        mails().add(queued);
        assertThat(mails().purge(NOON, 9)).isZero();
        assertThat(mails().purge(NOON.plusSeconds(1), 9)).isEqualTo(1);
        assertThat(mails().list(ACME.id(), Optional.empty(), 9))
                .contains(late, queued)
                .doesNotContain(early);
    }

    private Mail dead(String key, Instant at) {
        Mail mail = mail(ACME, key, "ann@acme.example", at);
        mails().add(mail);
        MailLease lease = mails().lease("a", LONG, at).orElseThrow();
        mails().begin(lease, mail.begin(at), LONG);
        Mail dead = mail.begin(at).refused("550 no such mailbox", at);
        mails().end(lease, dead);
        mails().release(lease);
        return dead;
    }

    private Mail only() {
        List<Mail> all = mails().list(ACME.id(), Optional.empty(), 9);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Mail mail(Tenant tenant, String key, String recipient, Instant at) {
        Notice notice = new Notice(NoticeKind.FAILURE, key, Optional.empty(), Profile.ENTRA, Map.of());
        return Mail.of(tenant.id(), notice, recipient, new MailContent("en", "Subject", "Text", "<p>Text</p>"), at);
    }
}
