package io.muster.scimhttp.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RFC 7644 §3.4.2. {@code Resources} is there even when it is empty, because Entra asks for it. */
public final class ListResponse {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private ListResponse() {}

    public static ScimDocument of(List<? extends Map<String, ?>> resources, long totalResults, int startIndex) {
        Map<String, Object> members = begin(resources, totalResults);
        members.put("startIndex", startIndex);
        members.put("Resources", resources);
        return new ScimDocument(members);
    }

    /** RFC 9865 §2.1: without nextCursor the list is at its end. */
    static ScimDocument byCursor(
            List<? extends Map<String, ?>> resources, long totalResults, Optional<String> nextCursor) {
        Map<String, Object> members = begin(resources, totalResults);
        nextCursor.ifPresent(cursor -> members.put("nextCursor", cursor));
        members.put("Resources", resources);
        return new ScimDocument(members);
    }

    private static Map<String, Object> begin(List<?> resources, long totalResults) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemas", List.of(SCHEMA));
        members.put("totalResults", totalResults);
        members.put("itemsPerPage", resources.size());
        return members;
    }
}
