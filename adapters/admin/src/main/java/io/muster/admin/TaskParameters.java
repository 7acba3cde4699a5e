package io.muster.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.admin.task.AdminTask;
import io.muster.admin.task.BadParameter;
import io.muster.admin.task.CsvText;
import io.muster.domain.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a task, from the query and from a body of JSON or of a form; each may be given once. */
final class TaskParameters {
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The parameter that a body is if it is a user as SCIM has it. */
    private static final String PERSON = "person";

    private static final List<String> BESIDE_PERSON = List.of("tenant", "format");

    private TaskParameters() {}

    static Map<String, Object> read(AdminTask task, HttpServletRequest request) throws IOException {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String type = String.valueOf(request.getContentType());
        boolean csv = type.startsWith("text/csv");
        byte[] body = csv || type.startsWith("application/json") ? body(task, request) : new byte[0];
        fromQueryOrForm(request).forEach((name, values) -> {
            for (String value : values) {
                put(parameters, name, value);
            }
        });
        if (csv) {
            String name = task.csvParameter()
                    .orElseThrow(() -> new BadParameter(task.name() + " takes no text/csv; send application/json."));
            put(parameters, name, new CsvText(body));
        } else if (body.length > 0) {
            Map<String, Object> document = parse(body);
            if (document.containsKey("userName") && task.takes(PERSON)) {
                BESIDE_PERSON.forEach(name -> Optional.ofNullable(document.remove(name))
                        .ifPresent(value -> put(parameters, name, value(name, value))));
                put(parameters, PERSON, document);
            } else {
                document.forEach((name, value) -> put(parameters, name, value(name, value)));
            }
        }
        return parameters;
    }

    /** The query has been looked at before. */
    private static Map<String, String[]> fromQueryOrForm(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (RuntimeException e) {
            throw new BadParameter(
                    "The form in the body is not well-formed. Send the parameters in the query or as JSON.");
        }
    }

    private static byte[] body(AdminTask task, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(task.maxBodyBytes() + 1);
        if (body.length > task.maxBodyBytes()) {
            throw Refusal.tooLarge("The body is larger than " + (task.maxBodyBytes() >> 20) + " MiB.");
        }
        return body;
    }

    private static Map<String, Object> parse(byte[] body) throws IOException {
        try {
            Map<String, Object> parsed = JSON.readValue(body, OBJECT);
            return parsed == null ? Map.of() : parsed;
        } catch (JsonProcessingException e) {
            throw new BadParameter("The body is not one well-formed JSON object.");
        }
    }

    private static void put(Map<String, Object> parameters, String name, Object value) {
        if (isUnstorable(name) || isUnstorable(value)) {
            throw new BadParameter("The parameter " + BadParameter.shown(name)
                    + " holds NUL (U+0000) or half a surrogate pair; remove it.");
        }
        if (parameters.put(name, value) != null) {
            throw new BadParameter("The parameter " + BadParameter.shown(name) + " is given twice; give it once.");
        }
    }

    /** Whether there is text in it, however deep, that no database stores. */
    private static boolean isUnstorable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .anyMatch(entry -> isUnstorable(entry.getKey()) || isUnstorable(entry.getValue()));
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(TaskParameters::isUnstorable);
        }
        return value instanceof String text
                && (text.indexOf('\0') >= 0
                        || !StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    private static Object value(String name, @Nullable Object value) {
        boolean isDocument = value instanceof Map
                || value instanceof List<?> list
                        && !list.isEmpty()
                        && list.stream().allMatch(Map.class::isInstance);
        return isDocument && value != null ? value : text(name, value);
    }

    /** A list may be an array or text with commas. */
    private static String text(String name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> text(name, item)).collect(Collectors.joining(","));
        }
        if (value == null || value instanceof Map) {
            throw new BadParameter("The parameter " + BadParameter.shown(name)
                    + " must be text, a number, true, false or a list; leave it out if there is none.");
        }
        return String.valueOf(value);
    }
}
