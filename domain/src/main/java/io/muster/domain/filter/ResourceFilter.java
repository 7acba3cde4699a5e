package io.muster.domain.filter;

import io.muster.domain.Refusal;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a resource meets a filter, as the database would decide it: for the conditions of templates, and to check the SQL against. A list
 * is never filtered so. Refused: INVALID_FILTER for an attribute that the resource type does not have, or a value that does not fit it.
 */
public final class ResourceFilter {
    private final ResourceType type;

    private ResourceFilter(ResourceType type) {
        this.type = type;
    }

    /** Tests all attributes of a resource, {@code id}, {@code schemas}, {@code meta} and {@code groups} among them. */
    public static Predicate<ComplexValue> of(ResourceType type, Filter filter) {
        return new ResourceFilter(type).predicate(filter);
    }

    private Predicate<ComplexValue> predicate(Filter filter) {
        if (filter instanceof Filter.And and) {
            return and.operands().stream()
                    .map(this::predicate)
                    .reduce(Predicate::and)
                    .orElseThrow();
        }
        if (filter instanceof Filter.Or or) {
            return or.operands().stream()
                    .map(this::predicate)
                    .reduce(Predicate::or)
                    .orElseThrow();
        }
        if (filter instanceof Filter.Not not) {
            return predicate(not.filter()).negate();
        }
        if (filter instanceof Filter.Present present) {
            AttributePath path = resolve(present.attribute());
            return resource -> values(resource, path).findAny().isPresent();
        }
        if (filter instanceof Filter.ElementMatch match) {
            return element(match);
        }
        if (filter instanceof Filter.ElementComparison entra) {
            return element(new Filter.ElementMatch(
                    entra.element().attribute(),
                    new Filter.And(List.of(entra.element().filter(), entra.comparison()))));
        }
        return comparison((Filter.Comparison) filter);
    }

    /** Of several values, one has to meet it; {@code ne} is that none is equal. */
    private Predicate<ComplexValue> comparison(Filter.Comparison comparison) {
        AttributePath path = resolve(comparison.attribute());
        Object wanted = ComparisonValue.of(path.target(), comparison);
        if (comparison.operator() == Operator.NE) {
            return comparison(new Filter.Comparison(comparison.attribute(), Operator.EQ, comparison.value()))
                    .negate();
        }
        return resource -> {
            List<Object> values = values(resource, path)
                    .map(value -> ComparableForm.of(path.target(), value).toPlain())
                    .toList();
            return values.isEmpty()
                    ? ComparisonRule.holds(Optional.empty(), comparison.operator(), wanted)
                    : values.stream()
                            .anyMatch(value -> ComparisonRule.holds(Optional.of(value), comparison.operator(), wanted));
        };
    }

    private Predicate<ComplexValue> element(Filter.ElementMatch match) {
        AttributePath path = resolve(match.attribute());
        if (!path.target().multiValued()) {
            throw Refusal.invalidFilter(
                    path.target().name() + " has one value; compare its sub-attributes without [ ].");
        }
        ElementFilter filter = new ElementFilter(path.target(), match.filter());
        return resource -> values(resource, path).anyMatch(filter::matches);
    }

    private AttributePath resolve(String name) {
        return type.resolve(name)
                .filter(path -> !path.isNeverReturned())
                .orElseThrow(() -> Refusal.unknownInFilter(type.name(), name));
    }

    /** The values at the end of a path, none where it leads to nothing. */
    public static Stream<AttributeValue> values(ComplexValue resource, AttributePath path) {
        Stream<AttributeValue> at = Stream.of(resource);
        for (Attribute step : path.steps()) {
            at = at.flatMap(value -> ((ComplexValue) value).get(step.name()).stream())
                    .flatMap(value -> value instanceof MultiValue multi ? multi.values().stream() : Stream.of(value));
        }
        return at;
    }
}
