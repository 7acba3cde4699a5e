package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
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
                    operation.value() instanceof Map<?, ?> object ? object(type.root(), object) : operation.value());
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

    private Map<String, Object> object(Attribute container, Map<?, ?> object) {
        Map<String, Object> walked = new LinkedHashMap<>();
        object.forEach((key, value) -> walked.put(
                (String) key,
                container
                        .subAttribute((String) key)
                        .map(sub -> value(sub, value))
                        .orElse(value)));
        return walked;
    }

    private @Nullable Object value(Attribute attribute, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        Object value = rule.apply(attribute, given);
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> element instanceof List<?> ? element : value(attribute, element))
                    .collect(java.util.stream.Collectors.toList());
        }
        return attribute.isComplex() && value instanceof Map<?, ?> object ? object(attribute, object) : value;
    }
}
