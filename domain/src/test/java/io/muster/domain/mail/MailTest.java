package io.muster.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final Random random = new Random(1);

    @Test
    void gapsGrowFromFiveSecondsToAQuarterOfAnHourAndAnyPartOfThemIsWaited() {
        assertThat(List.of(1, 2, 3, 8, 9, 100))
                .extracting(failures -> Backoff.OF_MAIL.span(failures).toSeconds())
                .containsExactly(5L, 10L, 20L, 640L, 900L, 900L);
        for (int failures = 1; failures < 12; failures++) {
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                waits.add(Backoff.OF_MAIL.after(failures, random).toMillis());
            }
            long span = Backoff.OF_MAIL.span(failures).toMillis();
            assertThat(waits).allMatch(wait -> wait >= 0 && wait <= span);
            assertThat(waits).anyMatch(wait -> wait < span / 4).anyMatch(wait -> wait > span * 3 / 4);
            assertThat(new HashSet<>(waits)).hasSizeGreaterThan(100);
        }
    }

    @Test
    void aMailThatIsPutOffForADayIsDead() {
        Mail mail = mail().begin(NOON).putOff("451 greylisted", NOON, random);
        assertThat(mail.state()).isEqualTo(MailState.QUEUED);
        assertThat(mail.lastError()).contains("451 greylisted");
        assertThat(mail.next()).isBetween(NOON, NOON.plusSeconds(5));
        Instant nearly = NOON.plus(Mail.PATIENCE).minusMillis(1);
        mail = mail.begin(nearly).putOff("451", nearly, random);
        assertThat(mail.state()).isEqualTo(MailState.QUEUED);
        mail = mail.begin(nearly).putOff("451", NOON.plus(Mail.PATIENCE), random);
        assertThat(mail.state()).isEqualTo(MailState.DEAD);
        assertThat(mail.attempts()).isEqualTo(3);
        assertThat(mail.ended()).contains(NOON.plus(Mail.PATIENCE));
    }

    @Test
    void aMailWaitsForAMailServerThatIsAwayAsLongAsItTakes() {
        Mail mail = mail();
        Instant monthsLater = NOON.plus(Duration.ofDays(60));
        mail = mail.begin(NOON).waiting("connection refused");
        assertThat(mail.begin(monthsLater).waiting("connection refused"))
                .isEqualTo(mail)
                .satisfies(waiting -> assertThat(waiting.attempts()).isZero());
        assertThat(mail.begin(monthsLater).putOff("451", monthsLater, random).state())
                .isEqualTo(MailState.QUEUED);
    }

    @Test
    void aMailThatIsRefusedIsDeadAtOnceAndComesBackAsNewUnderItsId() {
        Mail dead = mail().begin(NOON).refused("550 no such mailbox", NOON);
        assertThat(dead.state()).isEqualTo(MailState.DEAD);
        Mail back = dead.replayed(NOON.plusSeconds(9));
        assertThat(back.state()).isEqualTo(MailState.QUEUED);
        assertThat(back.attempts()).isZero();
        assertThat(back.next()).isEqualTo(NOON.plusSeconds(9));
        assertThat(back.id()).isEqualTo(dead.id());
    }

    @Test
    void theThirdAttemptThatNeverEndedIsTheLast() {
        Mail mail = mail();
        for (int i = 0; i < Mail.MAX_INTERRUPTED; i++) {
            mail = mail.begin(NOON);
            assertThat(mail.state()).isEqualTo(MailState.QUEUED);
        }
        mail = mail.begin(NOON);
        assertThat(mail.state()).isEqualTo(MailState.DEAD);
        assertThat(mail.underWay()).isFalse();
        assertThat(mail.replayed(NOON).begin(NOON).state()).isEqualTo(MailState.QUEUED);
    }

    @Test
    void whatAServerSaysIsKeptAsOneShortLine() {
        Mail dead = mail().begin(NOON).refused("550 no\r\nBcc: x@example.com\r\n" + "x".repeat(5000), NOON);
        assertThat(dead.lastError().orElseThrow()).doesNotContain("\r", "\n").hasSizeLessThanOrEqualTo(300);
        assertThat(mail().begin(NOON).refused("", NOON).lastError()).contains("no reason was given");
    }

    @Test
    void itsMessageIdIsAlwaysTheSame() {
        Mail mail = mail();
        assertThat(mail.replayed(NOON).id().messageId("example.com"))
                .isEqualTo("<" + mail.id() + "@example.com>")
                .isEqualTo(mail.begin(NOON).id().messageId("example.com"));
        assertThat(MailId.parse(mail.id().toString())).contains(mail.id());
        assertThat(MailId.parse("x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nBcc: x", "a\nb", "a\u0000b", "a\u0085b", "a\u2028b", "a\u760Db", "a\u760Ab", "a\u202Eb"})
    void noSubjectHoldsWhatCouldEndIt(String subject) {
        String kept = new MailContent("en", subject, "", "").subject();
        assertThat(HeaderText.isSafe(kept)).isTrue();
        assertThat(HeaderText.isSafe(subject)).isFalse();
        assertThat(kept).startsWith("a ");
    }

    @Test
    void aLongSubjectIsCutBetweenCharacters() {
        String kept = HeaderText.of("\uD83D\uDE00".repeat(500));
        assertThat(kept.codePointCount(0, kept.length())).isEqualTo(200);
        assertThat(kept).endsWith("…");
        assertThat(HeaderText.of("Müller & 株式会社")).isEqualTo("Müller & 株式会社");
    }

    private static Mail mail() {
        Notice notice = new Notice(NoticeKind.FAILURE, "k", Optional.empty(), Profile.ENTRA, Map.of());
        return Mail.of(TenantId.next(NOON), notice, "ann@acme.example", new MailContent("en", "S", "T", "H"), NOON);
    }
}
