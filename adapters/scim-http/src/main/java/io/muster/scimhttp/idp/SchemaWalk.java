package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Rewrites values by the attribute they stand for, wherever they stand: in a document, or in the value of an operation. */
final class SchemaWalk {
    private final BiFunction<Attribute, Object, Object> rule;

    /** @param rule the value to put in the place of the given one, which is never null */
    SchemaWalk(BiFunction<Attribute, Object, Object> rule) {
        this.rule = rule;
    }

    Map<String, ?> document(ResourceType type, Map<String, ?> document) {
        return object(type.root(), document);
    }

    RawOperation operation(ResourceType type, RawOperation operation) {
        if (operation.path().isEmpty()) {
            return operation.withValue(
                    operation.value() instanceof Map<?, ?> object
                            ? object(type.root(), named(object))
                            : operation.value());
        }
        return target(type, operation.path().get())
                .map(attribute -> operation.withValue(value(attribute, operation.value())))
                .orElse(operation);
    }

    /** The attribute that a path leads to, whatever its filter says. */
    private static Optional<Attribute> target(ResourceType type, String path) {
        int open = path.indexOf('[');
        int close = path.lastIndexOf(']');
        String name = open < 0 || close < open ? path : path.substring(0, open) + path.substring(close + 1);
        return type.resolve(name).map(AttributePath::target);
    }

    /** The same object if nothing in it is rewritten. */
    private Map<String, ?> object(Attribute container, Map<String, ?> object) {
        Map<String, @Nullable Object> walked = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<String, ?> entry : object.entrySet()) {
            Object after = container
                    .subAttribute(entry.getKey())
                    .<@Nullable Object>map(sub -> value(sub, entry.getValue()))
                    .orElse(entry.getValue());
            walked.put(entry.getKey(), after);
            changed |= after != entry.getValue();
        }
        return changed ? walked : object;
    }

    private @Nullable Object value(Attribute attribute, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        Object value = rule.apply(attribute, given);
        if (value instanceof List<?> list) {
            return elements(attribute, list);
        }
        return attribute.isComplex() && value instanceof Map<?, ?> object ? object(attribute, named(object)) : value;
    }

    private List<?> elements(Attribute attribute, List<?> list) {
        List<@Nullable Object> walked = new ArrayList<>(list.size());
        boolean changed = false;
        for (Object element : list) {
            Object after = element instanceof List<?> ? element : value(attribute, element);
            walked.add(after);
            changed |= after != element;
        }
        return changed ? walked : list;
    }

    /** JSON has no other names than text. */
    @SuppressWarnings("unchecked")
    private static Map<String, ?> named(Map<?, ?> object) {
        return (Map<String, ?>) object;
    }
}
