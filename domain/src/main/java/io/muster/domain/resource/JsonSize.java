package io.muster.domain.resource;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** How many bytes a value has as JSON in UTF-8, without blanks; a character that JSON escapes counts as it is. */
public final class JsonSize {
    private static final int QUOTES = 2;
    private static final int BRACKETS = 2;
    private static final int COLON = 1;

    private JsonSize() {}

    public static int of(AttributeValue value) {
        if (value instanceof ComplexValue complex) {
            Map<String, AttributeValue> attributes = complex.attributes();
            return around(attributes.values())
                    + attributes.keySet().stream()
                            .mapToInt(name -> text(name) + COLON)
                            .sum();
        }
        if (value instanceof MultiValue multi) {
            return around(multi.values());
        }
        Object simple = value.toPlain();
        return simple instanceof String text ? text(text) : simple.toString().length();
    }

    /** The values between brackets, with commas between them. */
    private static int around(Collection<AttributeValue> values) {
        return BRACKETS
                + Math.max(0, values.size() - 1)
                + values.stream().mapToInt(JsonSize::of).sum();
    }

    private static int text(String text) {
        return QUOTES + text.getBytes(StandardCharsets.UTF_8).length;
    }
}
