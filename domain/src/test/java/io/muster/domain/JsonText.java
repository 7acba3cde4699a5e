package io.muster.domain;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain values as JSON text, in the order in which they stand; two texts are equal only if the values are, to the last byte. */
public final class JsonText {
    private JsonText() {}

    public static String of(Object plain) {
        if (plain instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> of(entry.getKey()) + ":" + of(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (plain instanceof List<?> list) {
            return list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
        }
        return plain instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : plain.toString();
    }
}
