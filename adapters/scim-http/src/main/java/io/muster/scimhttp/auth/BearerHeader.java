package io.muster.scimhttp.auth;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token in the {@code Authorization} header. What hands do to it is undone: the scheme in any letter case, doubled or left
 * out (Okta's header authentication sends exactly what was typed), quotes and blanks around it. The secret decides, so this opens
 * nothing. Two headers, a list or another scheme are not read.
 *
 * @param text the token
 * @param isStrict whether the header is as RFC 6750 §2.1 has it
 */
record BearerHeader(String text, boolean isStrict) {
    private static final Pattern FORM = Pattern.compile(
            "\\s*\"?(?:bearer\\s+){0,2}\"?([A-Za-z0-9._~+/=-]{1,500})\"?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern STRICT = Pattern.compile("bearer [^ \"]+", Pattern.CASE_INSENSITIVE);

    static Optional<BearerHeader> read(List<String> headers) {
        if (headers.size() != 1 || headers.get(0).length() > 1000) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(headers.get(0));
        return form.matches()
                ? Optional.of(new BearerHeader(
                        form.group(1), STRICT.matcher(headers.get(0)).matches()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "BearerHeader[redacted]";
    }
}
