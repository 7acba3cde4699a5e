package io.muster.scimhttp.bulk;

import io.muster.domain.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of a bulk request.
 *
 * @param endpoint such as {@code Users}
 * @param id what follows in the path; empty for a POST
 * @param version what the resource's ETag has to be
 */
record BulkOperation(
        String method,
        Optional<String> bulkId,
        String endpoint,
        Optional<String> id,
        Optional<String> version,
        Map<String, Object> data) {
    private static final Pattern PATH = Pattern.compile("/?(Users|Groups)(?:/([^/]{1,300}))?/?");

    /** Refused: INVALID_SYNTAX, INVALID_VALUE, INVALID_PATH. */
    static BulkOperation read(Object given) {
        if (!(given instanceof Map<?, ?> object)) {
            throw Refusal.invalidSyntax("An operation is an object with method, path and data.");
        }
        String method = text(object, "method")
                .map(name -> name.toUpperCase(Locale.ROOT))
                .orElse("");
        Matcher path = PATH.matcher(text(object, "path").orElse(""));
        if (!path.matches()) {
            throw Refusal.invalidPath("A path is /Users or /Groups, with the id of a resource unless it is a POST.");
        }
        Optional<String> bulkId = text(object, "bulkId");
        Optional<String> id = Optional.ofNullable(path.group(2));
        switch (method) {
            case "POST" -> {
                if (bulkId.isEmpty() || id.isPresent()) {
                    throw Refusal.invalidSyntax("A POST needs a bulkId, and a path without an id.");
                }
            }
            case "PUT", "PATCH", "DELETE" -> {
                if (id.isEmpty()) {
                    throw Refusal.invalidPath("A " + method + " needs the id of the resource in its path.");
                }
            }
            default -> throw Refusal.invalidSyntax("The method must be POST, PUT, PATCH or DELETE.");
        }
        return new BulkOperation(method, bulkId, path.group(1), id, text(object, "version"), data(object, method));
    }

    private static Map<String, Object> data(Map<?, ?> object, String method) {
        if (method.equals("DELETE")) {
            return Map.of();
        }
        if (!(object.get("data") instanceof Map<?, ?> data)) {
            throw Refusal.invalidSyntax("A " + method + " needs data: the body of the request by itself.");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        data.forEach((name, value) -> members.put((String) name, value));
        return members;
    }

    private static Optional<String> text(Map<?, ?> object, String name) {
        Object value = object.get(name);
        if (value != null && !(value instanceof String)) {
            throw Refusal.invalidValue(name, "must be text");
        }
        return Optional.ofNullable((String) value).filter(text -> !text.isEmpty());
    }
}
