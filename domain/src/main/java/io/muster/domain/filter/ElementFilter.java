package io.muster.domain.filter;

import io.muster.domain.Refusal;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.Attribute;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which elements of a multi-valued attribute a filter in a path selects, as in {@code emails[type eq "work"]}. A resource is never
 * filtered in memory, only the few values of one of its attributes. Refused: INVALID_FILTER.
 */
public final class ElementFilter {
    private final Attribute attribute;
    private final Filter filter;

    public ElementFilter(Attribute attribute, Filter filter) {
        this.attribute = attribute;
        this.filter = filter;
        matches(ComplexValue.EMPTY); // so that a wrong name is refused even where there is no element to meet it
    }

    public boolean matches(AttributeValue element) {
        return matches(filter, element);
    }

    /** The values that an element has to have if the filter is nothing but {@code eq} joined by {@code and}; else empty. */
    public Optional<ComplexValue> impliedElement() {
        List<Filter> terms = filter instanceof Filter.And and ? and.operands() : List.of(filter);
        ComplexValue implied = ComplexValue.EMPTY;
        for (Filter term : terms) {
            if (!(term instanceof Filter.Comparison comparison)
                    || comparison.operator() != Operator.EQ
                    || comparison.value() == null) {
                return Optional.empty();
            }
            implied = implied.with(sub(comparison.attribute()).name(), new SimpleValue(comparison.value()));
        }
        return Optional.of(implied);
    }

    private boolean matches(Filter expression, AttributeValue element) {
        if (expression instanceof Filter.And and) {
            // every operand is looked at, for each may name an attribute that does not exist
            return and.operands().stream().map(operand -> matches(operand, element)).toList().stream()
                    .allMatch(b -> b);
        }
        if (expression instanceof Filter.Or or) {
            return or.operands().stream()
                    .map(operand -> matches(operand, element))
                    .toList()
                    .contains(true);
        }
        if (expression instanceof Filter.Not not) {
            return !matches(not.filter(), element);
        }
        if (expression instanceof Filter.Present present) {
            return valueOf(sub(present.attribute()), element).isPresent();
        }
        if (expression instanceof Filter.Comparison comparison) {
            Attribute sub = sub(comparison.attribute());
            Optional<Object> actual = valueOf(sub, element)
                    .map(value -> ComparableForm.of(sub, value).toPlain());
            return compare(sub, actual, comparison);
        }
        throw Refusal.invalidFilter("A filter inside [ ] compares sub-attributes of " + attribute.name() + " only.");
    }

    private Attribute sub(String name) {
        return attribute.isComplex()
                ? attribute
                        .subAttribute(name)
                        .orElseThrow(() -> Refusal.invalidFilter(
                                attribute.name() + " has no sub-attribute of the name in its filter."))
                : attribute;
    }

    private Optional<AttributeValue> valueOf(Attribute sub, AttributeValue element) {
        return element instanceof ComplexValue complex ? complex.get(sub.name()) : Optional.of(element);
    }

    private static boolean compare(Attribute sub, Optional<Object> actual, Filter.Comparison comparison) {
        Object wanted = wanted(sub, comparison.value());
        if (wanted == null || actual.isEmpty()) {
            boolean equal = wanted == null && actual.isEmpty();
            return comparison.operator() == Operator.EQ ? equal : comparison.operator() == Operator.NE && !equal;
        }
        Object value = actual.get();
        if (value instanceof String text && wanted instanceof String pattern) {
            return compareText(text, pattern, comparison.operator());
        }
        int order = value instanceof Boolean flag && wanted instanceof Boolean other
                ? flag.compareTo(other)
                : new BigDecimal(value.toString()).compareTo(new BigDecimal(wanted.toString()));
        return holds(order, comparison.operator());
    }

    private static boolean compareText(String text, String pattern, Operator operator) {
        return switch (operator) {
            case CO -> text.contains(pattern);
            case SW -> text.startsWith(pattern);
            case EW -> text.endsWith(pattern);
            default -> holds(text.compareTo(pattern), operator);
        };
    }

    private static boolean holds(int order, Operator operator) {
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case CO, SW, EW -> throw Refusal.invalidFilter("co, sw and ew compare text only.");
        };
    }

    private static @Nullable Object wanted(Attribute sub, @Nullable Object value) {
        return value == null ? null : ComparisonValue.of(sub, value).value();
    }
}
