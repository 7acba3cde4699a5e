package io.muster.scimhttp.idp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** authentik looks a user up without quotes, {@code filter=userName eq ann@example.com}; unanswered, it would never link the user. */
final class UnquotedValue implements IdpHabit {
    @Override
    public String words() {
        return "a value without quotes as text";
    }

    private static final Pattern UNQUOTED =
            Pattern.compile("\\s*([A-Za-z][\\w$.:-]*\\s+eq)\\s+([^\\s\"()\\[\\]\\\\]+)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LITERAL =
            Pattern.compile("true|false|null|-?\\d+(\\.\\d+)?", Pattern.CASE_INSENSITIVE);

    @Override
    public String filterText(String filter) {
        Matcher unquoted = UNQUOTED.matcher(filter);
        return unquoted.matches() && !LITERAL.matcher(unquoted.group(2)).matches()
                ? unquoted.group(1) + " \"" + unquoted.group(2) + "\""
                : filter;
    }
}
