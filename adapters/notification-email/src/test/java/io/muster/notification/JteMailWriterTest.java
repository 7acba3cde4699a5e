package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.mail.CauseTexts;
import io.muster.application.mail.Words;
import io.muster.domain.Event;
import io.muster.domain.activity.Cause;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobEvent;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobState;
import io.muster.domain.mail.HeaderText;
import io.muster.domain.mail.MailContent;
import io.muster.domain.notice.EventNotices;
import io.muster.domain.notice.Fact;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JteMailWriterTest {
    /** Okta waits and repeats after 429, and begins a list anew. */
    private static final Set<Cause> OKTA_REPEATS =
            Set.of(Cause.TOO_MANY_REQUESTS, Cause.INVALID_CURSOR, Cause.EXPIRED_CURSOR);

    private final JteMailWriter writer = new JteMailWriter();

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ja"})
    void everyKindHasItsWordsAndNoWordIsUnused(String language) {
        Set<String> wanted = new HashSet<>(Set.of(
                "subject",
                "time",
                "fact.WHEN",
                "heading.fix",
                "heading.where",
                "heading.answer",
                "heading.facts",
                "footer.admins",
                "footer.person",
                "job.other",
                "state.other",
                "days.0",
                "days.1",
                "days.many",
                "days.unknown",
                "duration.minutes",
                "duration.hours",
                "duration.days",
                "FAILURE.title",
                "FAILURE_DIGEST.title",
                "FAILURE_DIGEST.meaning",
                "RECOVERY_OF_ALL.meaning",
                "RECOVERY_OF_ALL.fix",
                "RECOVERY_OF_ALL.fix.OKTA",
                "HEARD_AGAIN.fix.OKTA"));
        for (NoticeKind kind : NoticeKind.values()) {
            if (kind != NoticeKind.FAILURE && kind != NoticeKind.FAILURE_DIGEST) {
                wanted.addAll(Set.of(kind + ".title", kind + ".meaning", kind + ".fix"));
            }
        }
        for (Fact fact : Fact.values()) {
            if (!Set.of(Fact.ANSWER, Fact.DAYS_LEFT, Fact.JOB_KIND).contains(fact)) {
                wanted.add("fact." + fact);
            }
        }
        for (JobKind kind : JobKind.values()) {
            wanted.add("job." + kind.task());
        }
        for (JobState state : JobState.values()) {
            wanted.add("state." + state.inWords());
        }
        Words words = MailPages.in(language);
        assertThat(words.keys()).isEqualTo(wanted);
        assertThat(wanted).allSatisfy(key -> assertThat(words.get(key)).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ja"})
    void everyNoticeIsWrittenAndNothingIsLeftOpen(String language) {
        for (Profile profile : Profile.values()) {
            for (NoticeKind kind : NoticeKind.values()) {
                check(Notices.of(kind, profile), language);
                check(new Notice(kind, "bare", Optional.empty(), profile, Map.of()), language);
            }
            for (Cause cause : Cause.values()) {
                check(Notices.failure(cause, profile), language);
            }
        }
    }

    private void check(Notice notice, String language) {
        MailContent mail = writer.write(Notices.tenant("Acme", language), notice);
        assertThat(mail.language()).isEqualTo(language);
        assertThat(mail.subject()).contains("Acme").hasSizeLessThan(150);
        assertThat(mail.subject() + mail.text() + mail.html().replaceAll("(?s)<style>.*</style>", ""))
                .doesNotContain("{", "}", "null", "Optional");
        assertThat(mail.html()).doesNotContain("http:", "https:", "src=", "href=");
    }

    @Test
    void aFailureSaysWhatItIsHowToMendItAndWhereToLook() {
        MailContent mail =
                writer.write(Notices.tenant("Acme", "en"), Notices.failure(Cause.INVALID_VALUE, Profile.ENTRA));
        assertThat(mail.subject()).isEqualTo("Provisioning fails: A value is not accepted – Acme");
        assertThat(mail.text())
                .contains("What to do:\nCorrect the value")
                .contains("Provisioning logs")
                .contains("- Reference: K7Q2-9XWM")
                .contains("- When: 2026-11-26 09:15 UTC")
                .doesNotContain("- Last:")
                .contains("emails.value must be an e-mail address");
    }

    @Test
    void aMailSaysWhichJobItIsAbout() {
        Job before = Job.begin(JobKind.LINK_MOVE, Map.of("from", "okta"), 100, false, 12, "operator", "", Notices.NOON);
        Event finished = JobEvent.changed(before, before.pause());
        Map<String, String> attributes = new HashMap<>();
        finished.changes()
                .forEach((name, change) ->
                        change.after().ifPresent(value -> attributes.put(name, String.valueOf(value.toPlain()))));
        Notice notice = EventNotices.of(NoticeKind.JOB_ENDED, "1", finished.subject(), attributes, Profile.UNKNOWN);
        MailContent mail = writer.write(Notices.tenant("Acme", "en"), notice);
        assertThat(mail.subject()).isEqualTo("Move to another identity provider: paused – Acme");
        assertThat(mail.text()).contains("- Job: " + before.id(), "- Total: 12");
    }

    @Test
    void noMailToACustomerNamesACommand() {
        for (NoticeKind kind : NoticeKind.values()) {
            assertThat(text(kind, "en")).doesNotContain("tenant=", "command");
            assertThat(text(kind, "de")).doesNotContain("tenant=", "Befehl");
            assertThat(text(kind, "ja")).doesNotContain("tenant=", "コマンド");
        }
    }

    @Test
    void whereTheIdentityProviderDoesNotRepeatByItselfNoMailSaysSo() {
        for (String language : List.of("en", "de", "ja")) {
            for (Cause cause : Cause.values()) {
                String fix = CauseTexts.of(cause, Profile.OKTA, language).fix();
                if (!OKTA_REPEATS.contains(cause)) {
                    assertThat(fix)
                            .as(cause + " " + language)
                            .doesNotContain(
                                    "identity provider repeats", "it notices", "continues by itself", "next run")
                            .doesNotContain("Identity Provider wiederholt", "von selbst", "Er bemerkt", "nächste Lauf")
                            .doesNotContain("が再送", "自動的に", "気づいて", "次回の", "やり直します");
                }
            }
            for (NoticeKind kind : List.of(NoticeKind.RECOVERY, NoticeKind.HEARD_AGAIN)) {
                assertThat(writer.write(Notices.tenant("Acme", language), Notices.of(kind, Profile.OKTA))
                                .text())
                        .contains("Dashboard → Tasks");
            }
        }
    }

    @Test
    void timesAndNumbersAreOfTheLanguage() {
        assertThat(text(NoticeKind.FAILURE_DIGEST, "en")).contains("10,000", "2026-11-26 10:14 UTC");
        assertThat(text(NoticeKind.FAILURE_DIGEST, "de")).contains("10.000", "26.11.2026, 10:14 Uhr UTC");
        assertThat(text(NoticeKind.FAILURE_DIGEST, "ja")).contains("10,000", "2026年11月26日 10:14 UTC");
        assertThat(text(NoticeKind.TOKEN_EXPIRES_SOON, "en")).contains("A token expires in 7 days");
        assertThat(text(NoticeKind.SILENCE, "de")).contains("Üblicher Abstand: 40 Min.");
        assertThat(text(NoticeKind.JOB_ENDED, "ja")).contains("ユーザー ID の変換：完了しました");
    }

    @Test
    void whatIsNotAsItIsSaidToBeIsShownAsItIs() {
        Map<Fact, String> odd = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            odd.put(fact, "odd");
        }
        MailContent mail = writer.write(
                Notices.tenant("Acme", "en"),
                new Notice(NoticeKind.JOB_ENDED, "k", Optional.empty(), Profile.OKTA, odd));
        assertThat(mail.text()).contains("- When: odd", "- Usually every: odd", "- Done: odd", "A job: ended");
    }

    @Test
    void whatOthersHaveWrittenIsTextAndNoMoreThanALine() {
        String hostile = "<script>alert(1)</script>\r\n- Reference: FORGED\r\n\r\n\"&'" + "x".repeat(5000);
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            facts.put(fact, hostile);
        }
        MailContent mail = writer.write(
                Notices.tenant("<b>Acme</b>\r\nBcc: x@evil.example", "en"),
                new Notice(NoticeKind.FAILURE, "k", Optional.of(Cause.BUG), Profile.ENTRA, facts));
        assertThat(mail.html()).doesNotContain("<script", "<b>", "\n- Reference: FORGED");
        assertThat(mail.html()).contains("&lt;script&gt;");
        assertThat(mail.text().lines()).doesNotContain("- Reference: FORGED", "Bcc: x@evil.example");
        assertThat(HeaderText.isSafe(mail.subject())).isTrue();
        assertThat(mail.text().lines()).allMatch(line -> line.length() < 700);
    }

    private String text(NoticeKind kind, String language) {
        return writer.write(Notices.tenant("Acme", language), Notices.of(kind, Profile.ENTRA))
                .text();
    }
}
