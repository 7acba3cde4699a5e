package io.muster.scimhttp.bulk;

import io.muster.domain.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code bulkId:…} stands for (RFC 7644 §3.7.2): the ids that POSTs of this request have been given. */
final class BulkReferences {
    private static final String PREFIX = "bulkId:";

    private final Map<String, String> ids = new HashMap<>();

    void resolve(String bulkId, String id) {
        ids.put(bulkId, id);
    }

    boolean isResolved(String bulkId) {
        return ids.containsKey(bulkId);
    }

    /** The references that the operation makes and that are not resolved yet. */
    Set<String> open(BulkOperation operation) {
        Set<String> open = new HashSet<>();
        operation.id().ifPresent(id -> collect(id, open));
        collect(operation.data(), open);
        return open;
    }

    /** Refused: INVALID_VALUE for a reference that nothing resolves. */
    BulkOperation resolved(BulkOperation operation) {
        return new BulkOperation(
                operation.method(),
                operation.bulkId(),
                operation.endpoint(),
                operation.id().map(id -> reference(id).map(this::id).orElse(id)),
                operation.version(),
                object(operation.data()));
    }

    /** The operation without the values that hold an open reference: the first half of a circle. */
    BulkOperation withoutOpen(BulkOperation operation) {
        Object rest = pruned(operation.data()).orElse(Map.of());
        Map<String, Object> data = new LinkedHashMap<>();
        ((Map<?, ?>) rest).forEach((name, value) -> data.put((String) name, value));
        return new BulkOperation(
                operation.method(),
                operation.bulkId(),
                operation.endpoint(),
                operation.id(),
                operation.version(),
                data);
    }

    private Optional<String> reference(Object value) {
        return value instanceof String text && text.startsWith(PREFIX)
                ? Optional.of(text.substring(PREFIX.length()))
                : Optional.empty();
    }

    private void collect(@Nullable Object value, Set<String> open) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(inner -> collect(inner, open));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collect(inner, open));
        } else if (value != null) {
            reference(value).filter(bulkId -> !ids.containsKey(bulkId)).ifPresent(open::add);
        }
    }

    private @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof List<?> list) {
            List<Object> resolved = new ArrayList<>();
            list.forEach(inner -> resolved.add(value(inner)));
            return resolved;
        }
        Optional<String> reference = value == null ? Optional.empty() : reference(value);
        return reference.isEmpty() ? value : id(reference.get());
    }

    private Map<String, Object> object(Map<?, ?> map) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach((name, inner) -> resolved.put((String) name, value(inner)));
        return resolved;
    }

    private String id(String bulkId) {
        String id = ids.get(bulkId);
        if (id == null) {
            throw Refusal.invalidValue(
                    "bulkId", "is referred to that no POST of this request has made; check the operation it names");
        }
        return id;
    }

    /** Empty if the value itself holds an open reference. */
    private Optional<Object> pruned(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.values().stream().anyMatch(this::isOpen)) {
                return Optional.empty();
            }
            Map<Object, Object> kept = new LinkedHashMap<>();
            map.forEach((name, inner) -> pruned(inner).ifPresent(rest -> kept.put(name, rest)));
            return Optional.of(kept);
        }
        if (value instanceof List<?> list) {
            return Optional.of(
                    list.stream().map(this::pruned).flatMap(Optional::stream).toList());
        }
        return Optional.ofNullable(value);
    }

    private boolean isOpen(@Nullable Object value) {
        return value instanceof String text
                && reference(text).filter(bulkId -> !ids.containsKey(bulkId)).isPresent();
    }
}
