package io.muster.scimhttp.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of an operation (RFC 7644 §3.7.3). */
record BulkResult(Map<String, Object> members) {
    static BulkResult done(BulkOperation operation, String location, int status, @Nullable String entityTag) {
        Map<String, Object> members = about(operation, Optional.of(location));
        Optional.ofNullable(entityTag).ifPresent(tag -> members.put("version", tag));
        members.put("status", Integer.toString(status));
        return new BulkResult(members);
    }

    /** @param location empty if no resource is known that the operation is about */
    static BulkResult refused(BulkOperation operation, Optional<String> location, int status, Map<String, ?> error) {
        Map<String, Object> members = about(operation, location);
        members.put("status", Integer.toString(status));
        members.put("response", error);
        return new BulkResult(members);
    }

    private static Map<String, Object> about(BulkOperation operation, Optional<String> location) {
        Map<String, Object> members = new LinkedHashMap<>();
        location.ifPresent(url -> members.put("location", url));
        if (!operation.method().isEmpty()) {
            members.put("method", operation.method());
        }
        operation.bulkId().ifPresent(bulkId -> members.put("bulkId", bulkId));
        return members;
    }

    boolean isError() {
        return members.containsKey("response");
    }

    /** The second half of a circle: still the POST that was asked for. If it failed, the resource is gone again. */
    BulkResult completedBy(BulkResult second) {
        Map<String, Object> both = new LinkedHashMap<>(members);
        if (second.isError()) {
            both.keySet().removeAll(Set.of("location", "version"));
            both.put("status", second.members.get("status"));
            both.put("response", second.members.get("response"));
        } else {
            both.put("version", second.members.get("version"));
        }
        return new BulkResult(both);
    }
}
