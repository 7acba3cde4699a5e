package io.muster.scimhttp.idp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** JSON inside a text of JSON, as mappings of Entra make it: {@code "[{\"value\":\"2819c223…\"}]"}. */
final class EmbeddedJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private EmbeddedJson() {}

    /** The list or object that a text holds; anything else is the value itself. */
    static Object read(Object value) {
        if (value instanceof String text && (text.startsWith("[") || text.startsWith("{"))) {
            try {
                Object read = JSON.readValue(text, Object.class);
                return read instanceof List<?> || read instanceof Map<?, ?> ? read : value;
            } catch (JsonProcessingException e) {
                return value; // a text that begins with a bracket
            }
        }
        return value;
    }
}
