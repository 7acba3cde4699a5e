package io.muster.scimhttp.auth;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token in the {@code Authorization} header. What hands do to it is undone: the scheme in any letter case, doubled or left
 * out (Okta's header authentication sends exactly what was typed), quotes and blanks around it. The secret decides, so this opens
 * nothing. Two headers, a list or another scheme are not read.
 */
final class BearerHeader {
    private static final Pattern FORM = Pattern.compile(
            "\\s*\"?(?:bearer\\s+){0,2}\"?([A-Za-z0-9._~+/=-]{1,500})\"?\\s*", Pattern.CASE_INSENSITIVE);

    private BearerHeader() {}

    static Optional<String> token(List<String> headers) {
        if (headers.size() != 1 || headers.get(0).length() > 1000) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(headers.get(0));
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }
}
