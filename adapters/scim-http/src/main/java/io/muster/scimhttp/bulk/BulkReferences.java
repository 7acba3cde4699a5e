package io.muster.scimhttp.bulk;

import io.muster.domain.Refusal;
import io.muster.domain.group.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bulkId:…} stands for (RFC 7644 §3.7.2): the ids that POSTs of this request have been given. A text that begins with it is
 * a reference; so is what stands at the end of a {@code $ref}, or in quotes in the {@code path} of a PATCH.
 */
final class BulkReferences {
    private static final Pattern WHOLE = Pattern.compile("()bulkId:(.+)()", Pattern.DOTALL);
    private static final Pattern IN_REFERENCE = Pattern.compile("(.*/)?bulkId:([^/]+)()", Pattern.DOTALL);
    private static final Pattern IN_PATH = Pattern.compile("(.*\")bulkId:([^\"]+)(\".*)", Pattern.DOTALL);

    private final Map<String, String> ids = new HashMap<>();

    void resolve(String bulkId, String id) {
        ids.put(bulkId, id);
    }

    Optional<String> idOf(String bulkId) {
        return Optional.ofNullable(ids.get(bulkId));
    }

    /** The references that the operation makes and that are not resolved yet. */
    Set<String> open(BulkOperation operation) {
        Set<String> open = new HashSet<>();
        operation.id().ifPresent(id -> collect("", id, open));
        collect("", operation.data(), open);
        return open;
    }

    /** Of these, those that stand for members of the group. */
    Set<String> openMembers(BulkOperation group) {
        Set<String> open = new HashSet<>();
        group.data().forEach((name, value) -> {
            if (name.equalsIgnoreCase(Group.MEMBERS)) {
                collect(name, value, open);
            }
        });
        return open;
    }

    /** Refused: INVALID_VALUE for a reference that nothing resolves. */
    BulkOperation resolved(BulkOperation operation) {
        return operation.withId(operation.id().map(id -> text("", id))).withData(object(operation.data()));
    }

    /** The operation without the values that hold an open reference: the first half of a circle. */
    BulkOperation withoutOpen(BulkOperation operation) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (pruned(operation.data()).orElse(Map.of()) instanceof Map<?, ?> rest) {
            rest.forEach((name, value) -> data.put((String) name, value));
        }
        return operation.withData(data);
    }

    private static Matcher reference(String name, String text) {
        Pattern form = name.equalsIgnoreCase("$ref") ? IN_REFERENCE : name.equalsIgnoreCase("path") ? IN_PATH : WHOLE;
        return form.matcher(text);
    }

    private void collect(String name, @Nullable Object value, Set<String> open) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> collect((String) key, inner, open));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collect(name, inner, open));
        } else if (value instanceof String text) {
            Matcher reference = reference(name, text);
            if (reference.matches() && !ids.containsKey(reference.group(2))) {
                open.add(reference.group(2));
            }
        }
    }

    private @Nullable Object value(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> resolved = new ArrayList<>();
            list.forEach(inner -> resolved.add(value(name, inner)));
            return resolved;
        }
        return value instanceof String text ? text(name, text) : value;
    }

    private Map<String, Object> object(Map<?, ?> map) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach((name, inner) -> resolved.put((String) name, value((String) name, inner)));
        return resolved;
    }

    private String text(String name, String text) {
        Matcher reference = reference(name, text);
        return reference.matches()
                ? Optional.ofNullable(reference.group(1)).orElse("") + id(reference.group(2)) + reference.group(3)
                : text;
    }

    private String id(String bulkId) {
        return idOf(bulkId)
                .orElseThrow(() -> Refusal.invalidValue(
                        "bulkId",
                        "is referred to that no POST of this request has made; check the operation it names"));
    }

    /** Empty if the value itself holds an open reference. */
    private Optional<Object> pruned(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.entrySet().stream().anyMatch(entry -> isOpen((String) entry.getKey(), entry.getValue()))) {
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

    private boolean isOpen(String name, @Nullable Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        Matcher reference = reference(name, text);
        return reference.matches() && !ids.containsKey(reference.group(2));
    }
}
