package io.muster.application;

import io.muster.domain.Refusal;
import io.muster.domain.filter.ComparisonValue;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.Operator;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the fakes need to answer queries; of filters, what repositories support so far: {@code eq} joined by {@code and}. */
public final class InMemoryFilter {
    private static final Set<String> NOT_SUPPORTED = Set.of("meta", "groups", "members");

    private final ResourceType type;

    private InMemoryFilter(ResourceType type) {
        this.type = type;
    }

    /** Tests the attributes of a resource, its id among them. */
    public static Predicate<ComplexValue> of(ResourceType type, Filter filter) {
        Predicate<ComplexValue> comparable = new InMemoryFilter(type).predicate(filter);
        return attributes -> comparable.test(ComparableForm.of(type.root(), attributes));
    }

    public static ComplexValue withId(ComplexValue attributes, String id) {
        return attributes.with("id", new SimpleValue(id));
    }

    public static <T> Page<T> page(ResourceQuery query, List<T> all) {
        List<T> items =
                all.stream().skip(query.startIndex() - 1L).limit(query.count()).toList();
        return new Page<>(items, all.size(), query.startIndex());
    }

    private Predicate<ComplexValue> predicate(Filter filter) {
        if (filter instanceof Filter.And and) {
            return and.operands().stream()
                    .map(this::predicate)
                    .reduce(Predicate::and)
                    .orElseThrow();
        }
        if (filter instanceof Filter.ElementMatch match) {
            return element(match.attribute(), equalities(match.filter()));
        }
        if (filter instanceof Filter.ElementComparison entra) {
            List<Filter.Comparison> inner = equalities(entra.element().filter());
            return element(
                    entra.element().attribute(),
                    Stream.concat(inner.stream(), Stream.of(entra.comparison())).toList());
        }
        Filter.Comparison equality = equality(filter);
        AttributePath path = resolve(equality.attribute());
        AttributeValue wanted = ComparisonValue.of(path.target(), known(equality));
        return resource -> values(resource, path).anyMatch(wanted::equals);
    }

    private Predicate<ComplexValue> element(String name, List<Filter.Comparison> equalities) {
        AttributePath path = resolve(name);
        Predicate<AttributeValue> all = equalities.stream()
                .map(equality -> element(path.target(), equality))
                .reduce(Predicate::and)
                .orElseThrow();
        return resource -> values(resource, path).anyMatch(all);
    }

    private static Predicate<AttributeValue> element(Attribute attribute, Filter.Comparison equality) {
        Attribute sub = attribute.subAttribute(equality.attribute()).orElseThrow(() -> unknown(equality.attribute()));
        AttributeValue wanted = ComparisonValue.of(sub, known(equality));
        return element ->
                ((ComplexValue) element).get(sub.name()).filter(wanted::equals).isPresent();
    }

    private static Stream<AttributeValue> values(ComplexValue resource, AttributePath path) {
        Stream<AttributeValue> at = Stream.of(resource);
        for (Attribute step : path.steps()) {
            at = at.flatMap(value -> ((ComplexValue) value).get(step.name()).stream())
                    .flatMap(value -> value instanceof MultiValue multi ? multi.values().stream() : Stream.of(value));
        }
        return at;
    }

    private static List<Filter.Comparison> equalities(Filter filter) {
        return filter instanceof Filter.And and
                ? and.operands().stream()
                        .flatMap(operand -> equalities(operand).stream())
                        .toList()
                : List.of(equality(filter));
    }

    private static Filter.Comparison equality(Filter filter) {
        if (filter instanceof Filter.Comparison comparison && comparison.operator() == Operator.EQ) {
            return comparison;
        }
        throw Refusal.invalidFilter("not supported yet");
    }

    private static Object known(Filter.Comparison equality) {
        if (equality.value() == null) {
            throw Refusal.invalidFilter("null is not supported yet");
        }
        return equality.value();
    }

    private AttributePath resolve(String name) {
        AttributePath path = type.resolve(name).orElseThrow(() -> unknown(name));
        if (NOT_SUPPORTED.contains(path.steps().get(0).name())) {
            throw Refusal.invalidFilter(path + " is not supported yet");
        }
        return path;
    }

    private static Refusal unknown(String name) {
        return Refusal.invalidFilter("unknown attribute " + name);
    }
}
