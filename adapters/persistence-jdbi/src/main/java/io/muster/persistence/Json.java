package io.muster.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.domain.resource.ComplexValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents as {@code jsonb} columns hold them. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<LinkedHashMap<String, Object>> DOCUMENT = new TypeReference<>() {};
    private static final TypeReference<List<List<Object>>> ROWS = new TypeReference<>() {};

    private Json() {}

    public static String write(Map<String, ?> document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a document of plain values", e);
        }
    }

    public static ComplexValue read(String document) {
        return ComplexValue.ofPlain(read(document, DOCUMENT));
    }

    /** A list of lists. */
    public static List<List<Object>> readRows(String document) {
        return read(document, ROWS);
    }

    private static <T> T read(String document, TypeReference<T> type) {
        try {
            return MAPPER.readValue(document, type);
        } catch (JsonProcessingException e) {
            e.clearLocation(); // its message would quote the document
            throw new IllegalStateException("a stored document is unreadable", e);
        }
    }
}
