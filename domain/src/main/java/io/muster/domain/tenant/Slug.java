package io.muster.domain.tenant;

import io.muster.domain.Refusal;
import java.util.Set;
import java.util.regex.Pattern;

/** A tenant's name in its URL. An underscore would break Okta, a dot Entra. */
public record Slug(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,63}");

    /** First segments of paths that are not a tenant's. */
    private static final Set<String> TAKEN =
            Set.of("api", "oauth", "scim", "setup", "version", "console", "tasks", "healthcheck", "metrics", "ping");

    public Slug {
        if (!isSlug(value)) {
            throw Refusal.invalidValue(
                    "tenant",
                    "must be 1 to 63 of the characters a-z, 0-9 and '-', and none of the service's own path names");
        }
    }

    public static boolean isSlug(String text) {
        return FORM.matcher(text).matches() && !TAKEN.contains(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
