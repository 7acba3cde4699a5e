package io.muster.scimhttp.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.domain.Refusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes documents. Reading is strict and bounded: one object, no name twice, nothing behind it, limits on depth and
 * lengths while reading. Refused: INVALID_SYNTAX with line and column.
 */
@Consumes(ScimMedia.SCIM_JSON)
@Produces(ScimMedia.SCIM_JSON)
public final class ScimJson implements MessageBodyReader<ScimDocument>, MessageBodyWriter<ScimDocument> {
    private static final int BEGINNING = 8192;
    private static final int MAX_DEPTH = 32;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(65_536)
                            .maxNameLength(256)
                            .maxNumberLength(64)
                            .maxTokenCount(3_000_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .configure(JsonParser.Feature.AUTO_CLOSE_SOURCE, false)
            .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
            .build();

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == ScimDocument.class;
    }

    @Override
    public ScimDocument readFrom(
            Class<ScimDocument> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try {
            Map<String, Object> members = MAPPER.readValue(arrived(headers, body), OBJECT);
            if (members == null) {
                throw Refusal.invalidSyntax("The body is null; send a JSON object.");
            }
            return new ScimDocument(members);
        } catch (StreamConstraintsException e) {
            throw Refusal.invalidSyntax("The body goes past a limit of JSON: depth " + MAX_DEPTH
                    + ", texts of 65536 characters, names of 256, numbers of 64." + place(e.getLocation()));
        } catch (JsonProcessingException e) {
            throw Refusal.invalidSyntax("The body is not one well-formed JSON object." + place(e.getLocation()));
        } catch (CharConversionException e) {
            throw Refusal.invalidSyntax("The body is not well-formed UTF-8.");
        }
    }

    /**
     * The beginning, which is all of most bodies, is read before it is understood, and nothing behind the end. Jetty counts the bytes
     * against the time whenever it is asked for more, and the time that a busy machine takes over a short body would be the client's.
     */
    private static InputStream arrived(MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        long length = Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_LENGTH))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
        byte[] beginning = body.readNBytes((int) Math.min(length, BEGINNING));
        InputStream read = new ByteArrayInputStream(beginning);
        return beginning.length < BEGINNING ? read : new SequenceInputStream(read, body);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == ScimDocument.class;
    }

    @Override
    public void writeTo(
            ScimDocument document,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        MAPPER.writeValue(body, document.members()); // while it is made: there may be a hundred thousand members
    }

    /** The document as UTF-8. */
    public static byte[] bytes(ScimDocument document) {
        try {
            return MAPPER.writeValueAsBytes(document.members());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document holds plain values only", e);
        }
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " See line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
    }
}
