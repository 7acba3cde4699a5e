package io.muster.notification;

import io.muster.application.mail.Words;
import io.muster.domain.mail.HeaderText;
import io.muster.domain.notice.Fact;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Facts as a language writes them. What is not as it is said to be is shown as it is. */
final class FactText {
    private static final int MAX_LENGTH = 600;

    private FactText() {}

    static String of(Fact fact, String value, Words words, String language) {
        return switch (fact) {
            case FIRST, LAST, EXPIRES -> instant(value, words, language);
            case USUAL_PERIOD -> duration(value, words);
            case TIMES, DONE, TOTAL, SKIPPED, DEACTIVATED, DELETED, REMOVED_FROM_GROUPS -> number(value, language);
            case STATE -> ofList("state.", value, words);
            case CONNECTION, ANSWER, REFERENCE, TOKEN, DAYS_LEFT, JOB, JOB_KIND, PROBLEM -> line(value);
        };
    }

    /** On one line, so that no value can pass itself off as another. */
    static String line(String value) {
        return HeaderText.of(value, MAX_LENGTH);
    }

    /** Such as {@code in 7 days}. */
    static String days(@Nullable String value, Words words) {
        if (value == null || !value.matches("\\d{1,4}")) {
            return words.get("days.unknown");
        }
        return words.has("days." + value)
                ? words.get("days." + value)
                : words.get("days.many").replace("{n}", value);
    }

    /** The words of one of a closed list, however its name is written. */
    static String ofList(String list, @Nullable String value, Words words) {
        String key = list + String.valueOf(value).toLowerCase(Locale.ROOT).replace('_', '-');
        return words.has(key) ? words.get(key) : words.get(list + "other");
    }

    private static String instant(String value, Words words, String language) {
        try {
            return DateTimeFormatter.ofPattern(words.get("time"), Locale.forLanguageTag(language))
                    .withZone(ZoneOffset.UTC)
                    .format(Instant.parse(value));
        } catch (DateTimeException e) {
            return line(value);
        }
    }

    private static String duration(String value, Words words) {
        try {
            Duration duration = Duration.parse(value);
            long minutes = duration.toMinutes();
            return minutes < 120
                    ? words.get("duration.minutes").replace("{n}", String.valueOf(minutes))
                    : minutes < 48 * 60
                            ? words.get("duration.hours").replace("{n}", String.valueOf(Math.round(minutes / 60.0)))
                            : words.get("duration.days").replace("{n}", String.valueOf(Math.round(minutes / 1440.0)));
        } catch (DateTimeException e) {
            return line(value);
        }
    }

    private static String number(String value, String language) {
        return value.matches("\\d{1,18}")
                ? NumberFormat.getIntegerInstance(Locale.forLanguageTag(language))
                        .format(Long.parseLong(value))
                : line(value);
    }
}
