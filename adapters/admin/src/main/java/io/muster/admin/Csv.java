package io.muster.admin;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of comma-separated values (RFC 4180), of which a spreadsheet runs none. It takes a cell for a formula that begins with one of a
 * few characters, also in their full-width and small forms, and behind blanks; and where its separator is another one than the comma, a
 * cell begins in the middle of ours. An apostrophe before the character makes it text.
 */
final class Csv {
    private static final String IGNORED = "[\\s\\p{Z}\\p{C}\"]*";
    private static final String FORMULA = "[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212]";
    private static final Pattern BEGINS = Pattern.compile("[\\t\\r]|" + IGNORED + FORMULA);
    private static final Pattern BEGINS_WITHIN = Pattern.compile("([;,|\\t\\r\\n]" + IGNORED + ")(" + FORMULA + ")");
    private static final Pattern QUOTED = Pattern.compile("[,;\"\\t\\r\\n]");

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String begun = BEGINS.matcher(text).lookingAt() ? "'" + text : text;
        String safe = BEGINS_WITHIN.matcher(begun).replaceAll("$1'$2");
        return QUOTED.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
