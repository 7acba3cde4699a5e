package io.muster.scimhttp.auth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a request names a person by, in whatever shape it comes, so that a failure is found again by it. */
public final class PersonTexts {
    private static final int MAX = 20;
    private static final int MAX_LENGTH = 256;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]{1,256})\"");

    private PersonTexts() {}

    /** User names, display names, externalIds and whatever looks like an address, in a body. */
    public static Set<String> of(Map<String, ?> body) {
        Set<String> found = new LinkedHashSet<>();
        collect("", body, found);
        return found;
    }

    /** The name and the externalId of a group, and nothing of its members. */
    static Set<String> ofGroup(Map<String, ?> body) {
        Set<String> found = new LinkedHashSet<>();
        body.forEach((name, value) -> {
            if (value instanceof String text) {
                collect(name, text, found);
            }
        });
        return found;
    }

    /** The values of a filter by which an IdP looks a person up. */
    static Set<String> ofFilter(@Nullable String filter) {
        Set<String> found = new LinkedHashSet<>();
        if (filter != null) {
            for (Matcher value = QUOTED.matcher(filter); value.find(); ) {
                add(value.group(1), found);
            }
        }
        return found;
    }

    private static void collect(String name, @Nullable Object value, Set<String> found) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((key, member) -> collect(
                    String.valueOf(key).equals("value") && members.get("path") instanceof String path
                            ? path
                            : String.valueOf(key),
                    member,
                    found));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> collect(name, element, found));
        } else if (value instanceof String text && (isName(name) || text.contains("@"))) {
            add(text, found);
        }
    }

    private static boolean isName(String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        return name.endsWith("username") || name.endsWith("externalid") || name.endsWith("displayname");
    }

    private static void add(String text, Set<String> found) {
        if (found.size() < MAX && !text.isBlank() && text.length() <= MAX_LENGTH) {
            found.add(text);
        }
    }
}
