package io.muster.scimhttp.idp;

import io.muster.domain.Refusal;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.FilterText;
import io.muster.domain.filter.Operator;
import io.muster.domain.group.Group;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entra, JumpCloud and authentik name what to remove by a value, {@code {"op":"remove","path":"members","value":[{"value":"2819c223…"}]}}.
 * Others send bare ids, {@code {"members":[…]}} around the list, a {@code $ref} alone, or the list as JSON in a text. The RFC's form is the
 * path {@code members[value eq "2819c223…"]}; its remove knows no value and would take all. A value that names nothing is refused, an empty
 * list removes nothing.
 */
final class RemovedByValue implements IdpHabit {
    @Override
    public String words() {
        return "a remove with values as a remove of these values only";
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        Optional<String> path = operation.path();
        if (!operation.op().equals("remove") || operation.value() == null || path.isEmpty()) {
            return List.of(operation);
        }
        int open = path.get().indexOf('[');
        return open < 0
                ? removals(type, operation, path.get(), operation.value())
                : narrowed(type, operation, path.get(), open, operation.value());
    }

    private static List<RawOperation> removals(ResourceType type, RawOperation operation, String path, Object given) {
        List<Attribute> steps = type.resolve(path).map(AttributePath::steps).orElse(List.of());
        if (steps.isEmpty()) {
            return List.of(operation);
        }
        Attribute target = steps.get(steps.size() - 1);
        if (target.multiValued()) {
            return named(target, path, given).stream()
                    .map(condition -> remove(operation, path + "[" + condition + "]"))
                    .toList();
        }
        Attribute owner = steps.get(Math.max(0, steps.size() - 2));
        if (owner.multiValued()) { // emails.value
            String element = path.substring(0, path.lastIndexOf('.'));
            return given instanceof List<?> list && list.isEmpty()
                    ? List.of()
                    : List.of(
                            remove(operation, element + "[" + comparison(target.name(), given) + "]." + target.name()));
        }
        return target.isComplex() && target.subAttribute("value").isEmpty() && given instanceof Map<?, ?> object
                ? parts(operation, target, path, object)
                : List.of(operation);
    }

    /** The path names elements already; a value that names any takes only those of them. */
    private static List<RawOperation> narrowed(
            ResourceType type, RawOperation operation, String path, int open, Object given) {
        Optional<Attribute> several = type.resolve(path.substring(0, open))
                .map(AttributePath::target)
                .filter(Attribute::multiValued)
                .filter(attribute -> path.endsWith("]") && !given.equals("") && !given.equals(List.of()));
        return several.map(attribute -> named(attribute, path.substring(0, open), given).stream()
                        .map(condition -> remove(
                                operation,
                                path.substring(0, open) + "[(" + path.substring(open + 1, path.length() - 1) + ") and "
                                        + condition + "]"))
                        .toList())
                .orElse(List.of(operation));
    }

    /** What an object names of a complex attribute of a single value, such as an extension. */
    private static List<RawOperation> parts(RawOperation operation, Attribute target, String path, Map<?, ?> object) {
        String separator = target.name().startsWith("urn:") ? ":" : ".";
        List<RawOperation> parts = object.keySet().stream()
                .flatMap(name -> target.subAttribute((String) name).stream())
                .map(part -> remove(operation, path + separator + part.name()))
                .toList();
        if (parts.isEmpty()) {
            throw namesNothing(path);
        }
        return parts;
    }

    /** A condition for each element that the value names. */
    private static List<String> named(Attribute attribute, String path, Object given) {
        Object value = unwrapped(attribute, EmbeddedJson.read(given));
        List<?> elements = value instanceof List<?> list ? list : List.of(value);
        List<String> conditions = new ArrayList<>();
        for (Object element : elements) {
            conditions.add(condition(attribute, element == null ? null : EmbeddedJson.read(element))
                    .map(FilterText::of)
                    .orElseThrow(() -> namesNothing(path)));
        }
        return conditions;
    }

    /** {@code {"members":[…]}} as the list. */
    private static Object unwrapped(Attribute attribute, Object value) {
        if (value instanceof Map<?, ?> object && object.size() == 1) {
            Map.Entry<?, ?> only = object.entrySet().iterator().next();
            if (attribute.name().equalsIgnoreCase((String) only.getKey()) && only.getValue() != null) {
                return EmbeddedJson.read(only.getValue());
            }
        }
        return value;
    }

    private static Optional<Filter> condition(Attribute attribute, @Nullable Object element) {
        if (element instanceof Map<?, ?> object) {
            return attribute.isComplex() ? condition(attribute, object) : Optional.empty();
        }
        if (element == null || element instanceof List<?> || element.toString().isBlank()) {
            return Optional.empty();
        }
        return !attribute.isComplex()
                        || element instanceof String
                                && attribute.subAttribute("value").isPresent()
                ? Optional.of(equal("value", element))
                : Optional.empty();
    }

    /** An element is known by its value and type; one without a value by all that is given of it. */
    private static Optional<Filter> condition(Attribute attribute, Map<?, ?> object) {
        boolean isMember = attribute.name().equals(Group.MEMBERS);
        List<Filter> all = new ArrayList<>();
        List<Filter> known = new ArrayList<>();
        object.forEach((key, given) -> attribute
                .subAttribute((String) key)
                .filter(sub -> !sub.isReadOnly() && isSimple(given))
                .ifPresent(sub -> {
                    Filter equal = equal(sub.name(), given);
                    all.add(equal);
                    if (sub.name().equals("value") || sub.name().equals("type") && !isMember) {
                        known.add(equal);
                    }
                }));
        boolean hasValue = all.stream().anyMatch(equal -> attributeOf(equal).equals("value"));
        if (isMember && !hasValue) {
            return all.stream()
                    .filter(equal -> attributeOf(equal).equals("$ref"))
                    .map(reference -> equal("value", idIn(String.valueOf(((Filter.Comparison) reference).value()))))
                    .findFirst();
        }
        return joined(hasValue ? known : all);
    }

    private static Optional<Filter> joined(List<Filter> terms) {
        return terms.size() > 1
                ? Optional.of(new Filter.And(terms))
                : terms.stream().findFirst();
    }

    private static boolean isSimple(@Nullable Object given) {
        return given instanceof String text ? !text.isBlank() : given instanceof Number || given instanceof Boolean;
    }

    /** The last part of a URL. */
    private static String idIn(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String comparison(String attribute, Object given) {
        Object value = given instanceof List<?> list && list.size() == 1 ? list.get(0) : given;
        if (!isSimple(value)) {
            throw namesNothing(attribute);
        }
        return FilterText.of(equal(attribute, value));
    }

    private static Filter equal(String attribute, Object value) {
        return new Filter.Comparison(attribute, Operator.EQ, value);
    }

    private static String attributeOf(Filter comparison) {
        return ((Filter.Comparison) comparison).attribute();
    }

    private static RawOperation remove(RawOperation operation, String path) {
        return new RawOperation(operation.op(), Optional.of(path), null, operation.missing());
    }

    private static Refusal namesNothing(String path) {
        return Refusal.invalidValue(
                "value",
                "names nothing of " + path
                        + " to remove; name each by its value, or leave \"value\" out to remove all");
    }
}
