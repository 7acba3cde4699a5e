package io.muster.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an admin request is answered, as JSON where {@code format=json} asks for it, else as text.
 *
 * @param table in the place of the body, line by line as it is written; empty if there is a body
 */
record AdminAnswer(int status, Map<String, @Nullable Object> body, Optional<Iterable<List<String>>> table) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static AdminAnswer ok(Map<String, @Nullable Object> body) {
        return new AdminAnswer(200, body, Optional.empty());
    }

    /** Answered as CSV. */
    static AdminAnswer ok(Iterable<List<String>> table) {
        return new AdminAnswer(200, Map.of(), Optional.of(table));
    }

    static AdminAnswer error(int status, String detail) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("error", detail);
        return new AdminAnswer(status, body, Optional.empty());
    }

    /** @param answer what there is to say beside why */
    static AdminAnswer refused(String detail, Map<String, @Nullable Object> answer) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("error", detail);
        body.putAll(answer);
        return new AdminAnswer(409, body, Optional.empty());
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean json = String.valueOf(request.getQueryString()).matches("(.*&)?format=json(&.*)?")
                || Boolean.TRUE.equals(request.getAttribute(TasksFilter.JSON_WANTED));
        response.setStatus(status);
        if (table.isPresent()) {
            response.setContentType("text/csv;charset=UTF-8");
            for (List<String> line : table.get()) {
                response.getWriter().write(Csv.line(line));
            }
            return;
        }
        response.setContentType(json ? "application/json" : "text/plain;charset=UTF-8");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json ? JSON.writeValueAsString(body) : text(body));
    }

    /**
     * A line for each value and for each item of a list; what an item has as a list is indented below it, and so is any list but {@code
     * items} below its name.
     */
    private static String text(Map<String, @Nullable Object> body) {
        return body.entrySet().stream().map(AdminAnswer::line).collect(Collectors.joining());
    }

    private static String line(Map.Entry<String, @Nullable Object> entry) {
        if (!isListOfItems(entry.getValue())) {
            return entry.getKey() + ": " + shown(entry.getValue()) + "\n";
        }
        List<?> items = (List<?>) entry.getValue();
        return entry.getKey().equals("items") ? items(items, "") : entry.getKey() + ":\n" + items(items, "    ");
    }

    private static String items(List<?> items, String indent) {
        return items.stream().map(item -> item((Map<?, ?>) item, indent)).collect(Collectors.joining());
    }

    private static String item(Map<?, ?> item, String indent) {
        return indent
                + values(item)
                + "\n"
                + item.values().stream()
                        .filter(AdminAnswer::isListOfItems)
                        .map(list -> items((List<?>) list, indent + "    "))
                        .collect(Collectors.joining());
    }

    private static String values(Map<?, ?> item) {
        return item.entrySet().stream()
                .filter(value -> !isListOfItems(value.getValue()))
                .map(value -> value.getKey() + ": " + shown(value.getValue()))
                .collect(Collectors.joining("  "));
    }

    private static boolean isListOfItems(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
    }

    /** Without line breaks, so that no value can pass itself off as another line. */
    private static String shown(@Nullable Object value) {
        if (value instanceof Map<?, ?> item) {
            return values(item);
        }
        return value == null || value.equals(List.of()) ? "-" : value.toString().replaceAll("\\p{Cntrl}", " ");
    }
}
