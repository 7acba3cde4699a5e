package io.muster.scimhttp.bulk;

import io.muster.domain.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a bulk request, as far as it could be read.
 *
 * @param method in capitals; empty if there is none
 * @param endpoint such as {@code Users}; empty if the path is none
 * @param id what follows in the path; empty for a POST
 * @param version what the resource's ETag has to be
 * @param problem why it cannot be done, whatever else is done before it
 */
record BulkOperation(
        String method,
        Optional<String> bulkId,
        String endpoint,
        Optional<String> id,
        Optional<String> version,
        Map<String, Object> data,
        Optional<Refusal> problem) {
    private static final List<String> TEXTS = List.of("method", "bulkId", "path", "version");
    private static final Pattern PATH =
            Pattern.compile("/?(?:(Users)|(Groups))(?:/([^/]{1,300}))?/?", Pattern.CASE_INSENSITIVE);

    static BulkOperation read(@Nullable Object given) {
        Map<?, ?> object = given instanceof Map<?, ?> map ? map : Map.of();
        Matcher path = PATH.matcher(text(object, "path").orElse(""));
        boolean hasPath = path.matches();
        BulkOperation read = new BulkOperation(
                text(object, "method")
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .orElse(""),
                text(object, "bulkId"),
                hasPath ? path.group(1) != null ? "Users" : "Groups" : "",
                hasPath ? Optional.ofNullable(path.group(3)) : Optional.empty(),
                text(object, "version"),
                data(object),
                Optional.empty());
        return new BulkOperation(
                read.method,
                read.bulkId,
                read.endpoint,
                read.id,
                read.version,
                read.data,
                malformed(object).or(() -> read.problemOf(object.get("data") instanceof Map)));
    }

    /** What is no text would be taken for absent otherwise: a DELETE whose version is a number would delete any version. */
    private static Optional<Refusal> malformed(Map<?, ?> object) {
        return TEXTS.stream()
                .filter(name -> object.get(name) != null && !isText(name, object.get(name)))
                .findFirst()
                .map(name -> Refusal.invalidSyntax("The " + name + " of an operation must be text"
                        + (name.equals("version") ? ", an ETag such as W/\"3\"," : "")
                        + " without control characters."));
    }

    private static boolean isText(String name, Object value) {
        return value instanceof String text
                && text.chars().noneMatch(Character::isISOControl)
                && !(name.equals("version") && text.isBlank());
    }

    /** INVALID_SYNTAX, INVALID_PATH. */
    private Optional<Refusal> problemOf(boolean hasData) {
        switch (method) {
            case "POST", "PUT", "PATCH", "DELETE" -> {}
            default -> {
                return Optional.of(Refusal.invalidSyntax("The method must be POST, PUT, PATCH or DELETE."));
            }
        }
        if (endpoint.isEmpty()) {
            return Optional.of(
                    Refusal.invalidPath("A path is /Users or /Groups, with the id of a resource unless it is a POST."));
        }
        if (isCreation() && (bulkId.isEmpty() || id.isPresent())) {
            return Optional.of(Refusal.invalidSyntax("A POST needs a bulkId, and a path without an id."));
        }
        if (!isCreation() && id.isEmpty()) {
            return Optional.of(Refusal.invalidPath("A " + method + " needs the id of the resource in its path."));
        }
        return hasData || method.equals("DELETE")
                ? Optional.empty()
                : Optional.of(Refusal.invalidSyntax("A " + method + " needs data: the body of the request by itself."));
    }

    boolean isCreation() {
        return method.equals("POST");
    }

    BulkOperation with(Refusal refusal) {
        return new BulkOperation(method, bulkId, endpoint, id, version, data, Optional.of(refusal));
    }

    BulkOperation withData(Map<String, Object> changed) {
        return new BulkOperation(method, bulkId, endpoint, id, version, changed, problem);
    }

    BulkOperation withId(Optional<String> changed) {
        return new BulkOperation(method, bulkId, endpoint, changed, version, data, problem);
    }

    /** The PUT that brings to a resource that this POST has made what it had to be made without. */
    BulkOperation completion(String madeId) {
        return new BulkOperation(
                "PUT", Optional.empty(), endpoint, Optional.of(madeId), Optional.empty(), data, problem);
    }

    /** The DELETE of a resource that cannot be completed. */
    BulkOperation takenBack() {
        return new BulkOperation(
                "DELETE", Optional.empty(), endpoint, id, Optional.empty(), Map.of(), Optional.empty());
    }

    private static Map<String, Object> data(Map<?, ?> object) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (object.get("data") instanceof Map<?, ?> data) {
            data.forEach((name, value) -> members.put((String) name, value));
        }
        return members;
    }

    private static Optional<String> text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
