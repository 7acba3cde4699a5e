package io.muster.persistence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.SimpleValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents as {@code jsonb} columns hold them. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<List<List<Object>>> ROWS = new TypeReference<>() {};

    /** Without its cause, whose message would quote the document. */
    private static final String UNREADABLE = "a stored document is unreadable";

    private Json() {}

    public static String write(Map<String, ?> document) {
        return written(document);
    }

    /** A list of lists. */
    public static String writeRows(List<List<Object>> rows) {
        return written(rows);
    }

    private static String written(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a document of plain values", e);
        }
    }

    /** Token by token into the values, for by way of maps it would take twice as long, and a page of a list has hundreds. */
    public static ComplexValue read(String document) {
        try (JsonParser parser = MAPPER.createParser(document)) {
            parser.nextToken();
            return complex(parser);
        } catch (IOException e) {
            throw new IllegalStateException(UNREADABLE);
        }
    }

    private static AttributeValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> complex(parser);
            case START_ARRAY -> multi(parser);
            case VALUE_STRING -> new SimpleValue(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new SimpleValue(parser.getBooleanValue());
            case VALUE_NUMBER_INT -> new SimpleValue(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> new SimpleValue(parser.getDecimalValue());
            default -> throw new IllegalStateException(UNREADABLE);
        };
    }

    private static ComplexValue complex(JsonParser parser) throws IOException {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            attributes.put(name, value(parser));
        }
        return new ComplexValue(attributes);
    }

    private static MultiValue multi(JsonParser parser) throws IOException {
        List<AttributeValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return new MultiValue(elements);
    }

    /** A list of lists. */
    public static List<List<Object>> readRows(String document) {
        try {
            return MAPPER.readValue(document, ROWS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(UNREADABLE);
        }
    }
}
