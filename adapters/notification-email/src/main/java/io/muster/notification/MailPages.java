package io.muster.notification;

import io.muster.application.mail.CauseText;
import io.muster.application.mail.CauseTexts;
import io.muster.application.mail.CauseTexts.Place;
import io.muster.application.mail.Words;
import io.muster.domain.activity.Cause;
import io.muster.domain.mail.HeaderText;
import io.muster.domain.notice.Fact;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Tenant;
import io.muster.notification.MailPage.Line;
import io.muster.notification.MailPage.Section;
import io.muster.notification.MailPage.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a notice in the language of the tenant. */
final class MailPages {
    /** Those with a place of their own, in the title, or in a block. */
    private static final Set<Fact> ELSEWHERE = Set.of(Fact.ANSWER, Fact.DAYS_LEFT, Fact.JOB_KIND);

    private static final Set<Fact> CODES = Set.of(Fact.REFERENCE, Fact.JOB);
    private static final int MAX_NAME = 80;
    private static final Map<String, Words> WORDS = Stream.of("en", "de", "ja")
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), language -> Words.read(MailPages.class, "mails", language)));

    private MailPages() {}

    static MailPage of(Tenant tenant, Notice notice) {
        String language = tenant.settings().language();
        return new Writing(tenant, notice, in(language), language).page();
    }

    static String subject(Tenant tenant, MailPage page) {
        return in(page.language())
                .get("subject")
                .replace("{title}", page.title())
                .replace("{tenant}", organization(tenant));
    }

    static Words in(String language) {
        Words words = WORDS.get(language);
        if (words == null) {
            throw new IllegalArgumentException("no words in " + language);
        }
        return words;
    }

    private static String organization(Tenant tenant) {
        return HeaderText.of(tenant.displayName(), MAX_NAME);
    }

    private static Tone tone(NoticeKind kind) {
        return switch (kind) {
            case FAILURE, FAILURE_DIGEST, MASS_CHANGE -> Tone.PROBLEM;
            case SILENCE, TOKEN_EXPIRES_SOON, OLD_TOKEN_IN_USE, SCIM_ADMINISTRATOR_LOST, ADDRESS_CHANGED ->
                Tone.WARNING;
            case RECOVERY, HEARD_AGAIN, TEST -> Tone.GOOD;
            case JOB_STARTED, JOB_PROGRESS, JOB_ENDED -> Tone.NEWS;
        };
    }

    /** Where an IT admin looks into it; empty where there is nothing to look into. */
    private static Optional<Place> place(NoticeKind kind) {
        return switch (kind) {
            case SILENCE -> Optional.of(Place.LOG);
            case TOKEN_EXPIRES_SOON, OLD_TOKEN_IN_USE -> Optional.of(Place.CREDENTIALS);
            case MASS_CHANGE -> Optional.of(Place.ASSIGNMENTS);
            case FAILURE,
                    FAILURE_DIGEST,
                    RECOVERY,
                    HEARD_AGAIN,
                    JOB_STARTED,
                    JOB_PROGRESS,
                    JOB_ENDED,
                    SCIM_ADMINISTRATOR_LOST,
                    ADDRESS_CHANGED,
                    TEST -> Optional.empty();
        };
    }

    /** One page as it comes about. */
    private record Writing(Tenant tenant, Notice notice, Words words, String language) {
        MailPage page() {
            boolean fails = notice.kind() == NoticeKind.FAILURE || notice.kind() == NoticeKind.FAILURE_DIGEST;
            return new MailPage(
                    language,
                    organization(tenant),
                    tone(notice.kind()),
                    of("title"),
                    fails ? failure() : of("meaning"),
                    sections(fails),
                    block(Fact.ANSWER, "heading.answer"),
                    words.get("heading.facts"),
                    facts(),
                    filled(words.get(notice.kind() == NoticeKind.ADDRESS_CHANGED ? "footer.person" : "footer.admins")));
        }

        private String failure() {
            return notice.kind() == NoticeKind.FAILURE_DIGEST
                    ? of("meaning") + (language.equals("ja") ? "" : " ") + cause().meaning()
                    : cause().meaning();
        }

        private List<Section> sections(boolean fails) {
            List<Section> sections = new ArrayList<>();
            sections.add(new Section(words.get("heading.fix"), fails ? cause().fix() : of("fix")));
            Optional<String> where = fails
                    ? Optional.of(cause().where())
                    : place(notice.kind()).map(place -> CauseTexts.where(place, notice.profile(), language));
            where.ifPresent(text -> sections.add(new Section(words.get("heading.where"), text)));
            return sections;
        }

        /** A failure without a cause is nobody's fault but ours. */
        private CauseText cause() {
            return CauseTexts.of(notice.cause().orElse(Cause.BUG), notice.profile(), language);
        }

        private List<Line> facts() {
            List<Line> lines = new ArrayList<>();
            for (Fact fact : Fact.values()) { // in their order, whatever the map's
                if (notice.facts().containsKey(fact) && !ELSEWHERE.contains(fact) && !isToldByFirst(fact)) {
                    lines.add(new Line(
                            words.get("fact." + (isTheOnlyTime(fact) ? "WHEN" : fact.name())),
                            FactText.of(fact, notice.facts().get(fact), words, language),
                            CODES.contains(fact)));
                }
            }
            return lines;
        }

        private boolean isTheOnlyTime(Fact fact) {
            return fact == Fact.FIRST && (!notice.facts().containsKey(Fact.LAST) || isToldByFirst(Fact.LAST));
        }

        private boolean isToldByFirst(Fact fact) {
            return fact == Fact.LAST
                    && Objects.equals(
                            notice.facts().get(Fact.LAST), notice.facts().get(Fact.FIRST));
        }

        private Optional<Section> block(Fact fact, String heading) {
            return Optional.ofNullable(notice.facts().get(fact))
                    .map(value -> new Section(words.get(heading), FactText.line(value)));
        }

        private String of(String part) {
            String own = notice.kind().name() + (isOfAll() ? "_OF_ALL" : "") + "." + part;
            return filled(words.of(words.has(own) ? own : notice.kind().name() + "." + part, notice.profile()));
        }

        /** What ends for the whole connection ends before single people and groups are sent again. */
        private boolean isOfAll() {
            return notice.kind() == NoticeKind.RECOVERY
                    && notice.cause().filter(Cause::endsWithAnySuccess).isPresent();
        }

        private String filled(String text) {
            return text.replace("{cause}", cause().title())
                    .replace("{days}", FactText.days(notice.facts().get(Fact.DAYS_LEFT), words))
                    .replace("{job}", FactText.ofList("job.", notice.facts().get(Fact.JOB_KIND), words))
                    .replace("{state}", FactText.ofList("state.", notice.facts().get(Fact.STATE), words))
                    .replace("{tenant}", organization(tenant));
        }
    }
}
