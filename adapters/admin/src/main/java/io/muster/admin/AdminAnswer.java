package io.muster.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an admin request is answered, as JSON where {@code format=json} asks for it, else as text. */
record AdminAnswer(int status, Map<String, @Nullable Object> body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static AdminAnswer ok(Map<String, @Nullable Object> body) {
        return new AdminAnswer(200, body);
    }

    static AdminAnswer error(int status, String detail) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("error", detail);
        return new AdminAnswer(status, body);
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean json = String.valueOf(request.getQueryString()).matches("(.*&)?format=json(&.*)?")
                || Boolean.TRUE.equals(request.getAttribute(TasksFilter.JSON_WANTED));
        response.setStatus(status);
        response.setContentType(json ? "application/json" : "text/plain;charset=UTF-8");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json ? JSON.writeValueAsString(body) : text(body));
    }

    /** A line for each value, a block for each item. */
    private static String text(Map<String, @Nullable Object> body) {
        return body.entrySet().stream().map(AdminAnswer::line).collect(Collectors.joining());
    }

    private static String line(Map.Entry<String, @Nullable Object> entry) {
        if (entry.getValue() instanceof List<?> items && items.stream().allMatch(Map.class::isInstance)) {
            return items.stream()
                    .map(item -> ((Map<?, ?>) item)
                            .entrySet().stream()
                                    .map(value -> value.getKey() + ": " + shown(value.getValue()))
                                    .collect(Collectors.joining("  ", "", "\n")))
                    .collect(Collectors.joining());
        }
        return entry.getKey() + ": " + shown(entry.getValue()) + "\n";
    }

    /** Without line breaks, so that no value can pass itself off as another line. */
    private static String shown(@Nullable Object value) {
        return value == null ? "-" : value.toString().replaceAll("\\p{Cntrl}", " ");
    }
}
