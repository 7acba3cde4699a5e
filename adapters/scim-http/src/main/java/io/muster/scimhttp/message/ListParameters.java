package io.muster.scimhttp.message;

import io.muster.domain.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked by, as it was written: in the query of a GET (RFC 7644 §3.4.2, RFC 9865 §2), or in the body of a POST to
 * {@code /.search} (RFC 7644 §3.4.3).
 */
public record ListParameters(
        @Nullable String filter,
        @Nullable String sortBy,
        @Nullable String sortOrder,
        @Nullable String startIndex,
        @Nullable String count,
        @Nullable String cursor,
        @Nullable String attributes,
        @Nullable String excludedAttributes) {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    public static ListParameters of(UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        return new ListParameters(
                query.getFirst("filter"),
                query.getFirst("sortBy"),
                query.getFirst("sortOrder"),
                query.getFirst("startIndex"),
                query.getFirst("count"),
                query.getFirst("cursor"),
                query.getFirst("attributes"),
                query.getFirst("excludedAttributes"));
    }

    /** Refused: INVALID_SYNTAX for another message, INVALID_VALUE for a member of another type. */
    public static ListParameters of(@Nullable ScimDocument search) {
        Map<String, Object> members = ResourceReader.required(search).members().entrySet().stream()
                .filter(member -> member.getValue() != null)
                .collect(Collectors.toMap(
                        member -> member.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (one, other) -> {
                            throw Refusal.invalidSyntax(
                                    "A name is given twice, in different letter case; send it once.");
                        }));
        MessageMembers.requireSchema(members.get("schemas"), SCHEMA, "a search");
        return new ListParameters(
                text(members, "filter"),
                text(members, "sortBy"),
                text(members, "sortOrder"),
                text(members, "startIndex"),
                text(members, "count"),
                text(members, "cursor"),
                text(members, "attributes"),
                text(members, "excludedAttributes"));
    }

    private static @Nullable String text(Map<String, Object> members, String name) {
        Object value = members.get(name.toLowerCase(Locale.ROOT));
        if (value == null || value instanceof String || value instanceof Number) {
            return value == null ? null : value.toString();
        }
        if (value instanceof List<?> names && names.stream().allMatch(String.class::isInstance)) {
            return names.stream().map(String.class::cast).collect(Collectors.joining(","));
        }
        throw Refusal.invalidValue(name, "must be text, a number or a list of names");
    }
}
