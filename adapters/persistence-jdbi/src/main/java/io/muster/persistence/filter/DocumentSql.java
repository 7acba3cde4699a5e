package io.muster.persistence.filter;

import io.muster.domain.schema.Attribute;
import io.muster.persistence.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where attributes are found in {@code comparable}, the document of a resource in comparable form. */
final class DocumentSql {
    /** What a schema may name an attribute or itself; nothing in it could end a text in SQL. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9$_.:-]{1,200}");

    private DocumentSql() {}

    /** The value of single-valued steps, as text. */
    static Scalar scalar(List<Attribute> steps) {
        return Scalar.text("(comparable #>> " + path(steps) + ")");
    }

    /** The value itself, as JSON. */
    static String json(List<Attribute> steps) {
        return "comparable #> " + path(steps);
    }

    /** A part of one element of a multi-valued attribute; the element itself if it has no parts. */
    static Scalar part(String element, Attribute attribute, Attribute part) {
        return Scalar.text(
                attribute.isComplex()
                        ? "(" + element + " ->> '" + quotable(part.name()) + "')"
                        : "(" + element + " #>> '{}')");
    }

    /** That the document holds the value at the steps; the index on the document answers it. */
    static String contains(List<Attribute> steps, Object value, Bindings bindings) {
        return "comparable @> " + bindings.parameter(Json.write(document(steps, value))) + "::jsonb";
    }

    /** A list is contained in another if that has all its elements, whatever else it has and in whatever order. */
    private static Map<String, Object> document(List<Attribute> steps, Object value) {
        Attribute first = steps.get(0);
        Object inner = steps.size() == 1 ? value : document(steps.subList(1, steps.size()), value);
        return Map.of(first.name(), first.multiValued() ? List.of(inner) : inner);
    }

    private static String path(List<Attribute> steps) {
        return steps.stream()
                .map(step -> "\"" + quotable(step.name()) + "\"")
                .collect(Collectors.joining(",", "'{", "}'"));
    }

    private static String quotable(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException("a schema has a name that no schema may have");
        }
        return name;
    }
}
