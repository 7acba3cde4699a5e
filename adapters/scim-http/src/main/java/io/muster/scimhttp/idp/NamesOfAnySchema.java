package io.muster.scimhttp.idp;

import io.muster.domain.Refusal;
import io.muster.domain.filter.Filter;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entra names enterprise attributes without their URN, {@code {"op":"Add","path":"manager",…}} and {@code filter=manager eq "…"}; others
 * name core attributes with it, as a key, {@code {"urn:…:core:2.0:User:title":"Judge"}}, or inside an object under it. The RFC's form has the
 * URN with the attributes of extensions only (RFC 7643 §3.3). One attribute given both ways is refused.
 */
final class NamesOfAnySchema implements IdpHabit {
    @Override
    public String words() {
        return "names with or without the URN of their schema";
    }

    @Override
    public Map<String, ?> document(ResourceType type, Map<String, ?> document) {
        return nested(type, object(type, document));
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        Optional<String> path = operation
                .path()
                .filter(text -> !text.equalsIgnoreCase(type.core().urn()))
                .map(text -> name(type, text));
        RawOperation named = operation.withPath(path);
        return List.of(
                path.isEmpty() && operation.value() instanceof Map<?, ?> object
                        ? named.withValue(object(type, texts(object)))
                        : named);
    }

    @Override
    public Filter filter(ResourceType type, Filter filter) {
        return filter.mapTerms(term -> named(type, term));
    }

    private static Filter named(ResourceType type, Filter term) {
        if (term instanceof Filter.Comparison comparison) {
            return new Filter.Comparison(name(type, comparison.attribute()), comparison.operator(), comparison.value());
        }
        if (term instanceof Filter.Present present) {
            return new Filter.Present(name(type, present.attribute()));
        }
        return term instanceof Filter.ElementMatch match
                ? new Filter.ElementMatch(name(type, match.attribute()), match.filter())
                : term;
    }

    /** The name as the schema of the type has it, if an extension has what the core schema has not; a filter in it stays. */
    static String name(ResourceType type, String given) {
        int open = given.indexOf('[');
        String attribute = open < 0 ? given : given.substring(0, open);
        if (type.resolve(attribute).isPresent()) {
            return given;
        }
        return type.extensions().stream()
                .map(Schema::urn)
                .filter(urn -> type.resolve(urn + ":" + attribute).isPresent())
                .findFirst()
                .map(urn -> urn + ":" + given)
                .orElse(given);
    }

    /** The same object if every name stands as the schema has it. */
    private static Map<String, ?> object(ResourceType type, Map<String, ?> given) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        put(type, given, named, seen);
        return named.keySet().equals(given.keySet()) ? given : named;
    }

    private static void put(
            ResourceType type, Map<String, ?> given, Map<String, @Nullable Object> named, Set<String> seen) {
        given.forEach((key, value) -> {
            if (key.equalsIgnoreCase(type.core().urn()) && value instanceof Map<?, ?> core) {
                put(type, texts(core), named, seen);
                return;
            }
            String name = name(type, withoutCoreUrn(type, key));
            type.resolve(name).ifPresent(path -> requireOnce(path, value, seen));
            named.put(name, value);
        });
    }

    private static String withoutCoreUrn(ResourceType type, String key) {
        String prefix = type.core().urn() + ":";
        return key.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT))
                ? key.substring(prefix.length())
                : key;
    }

    private static void requireOnce(AttributePath path, @Nullable Object value, Set<String> seen) {
        Attribute target = path.target();
        if (target.name().startsWith("urn:") && value instanceof Map<?, ?> extension) {
            extension.keySet().stream()
                    .flatMap(name -> target.subAttribute((String) name).stream())
                    .map(path::then)
                    .distinct()
                    .forEach(inside -> requireOnce(inside, seen));
        } else {
            requireOnce(path, seen);
        }
    }

    private static void requireOnce(AttributePath path, Set<String> seen) {
        if (!seen.add(path.toString())) {
            throw Refusal.invalidSyntax(
                    path + " is given twice, in different letter case or with and without its URN;" + " send it once");
        }
    }

    /** Names that are paths of one value each, {@code urn:…:User:department} and {@code name.givenName}, as objects in objects. */
    private static Map<String, ?> nested(ResourceType type, Map<String, ?> document) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        Map<AttributePath, @Nullable Object> deep = new LinkedHashMap<>();
        document.forEach((name, value) -> type.resolve(name)
                .filter(path -> path.steps().size() > 1
                        && path.steps().stream().limit(path.steps().size() - 1L).noneMatch(Attribute::multiValued))
                .ifPresentOrElse(path -> deep.put(path, value), () -> flat.put(name, value)));
        deep.forEach((path, value) -> put(flat, path.steps(), path, value));
        return deep.isEmpty() ? document : flat;
    }

    private static void put(
            Map<String, @Nullable Object> container,
            List<Attribute> steps,
            AttributePath path,
            @Nullable Object value) {
        String wanted = steps.get(0).name();
        String name = container.keySet().stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .orElse(wanted);
        Object present = container.get(name);
        if (steps.size() == 1) {
            if (container.containsKey(name)) {
                throw Refusal.invalidSyntax(path + " is given twice, by its path and inside an object; send it once");
            }
            container.put(name, value);
            return;
        }
        Map<String, @Nullable Object> inner =
                present instanceof Map<?, ?> object ? new LinkedHashMap<>(texts(object)) : new LinkedHashMap<>();
        put(inner, steps.subList(1, steps.size()), path, value);
        container.put(name, inner);
    }

    /** JSON has no other names than text. */
    @SuppressWarnings("unchecked")
    private static Map<String, ?> texts(Map<?, ?> object) {
        return (Map<String, ?>) object;
    }
}
