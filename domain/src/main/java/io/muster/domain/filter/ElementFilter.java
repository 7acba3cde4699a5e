package io.muster.domain.filter;

import io.muster.domain.Refusal;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.Attribute;
import java.util.List;
import java.util.Optional;

/**
 * Which elements of a multi-valued attribute a filter in a path selects, as in {@code emails[type eq "work"]}.
 * Refused: INVALID_FILTER.
 */
public final class ElementFilter {
    private final Attribute attribute;
    private final Filter filter;

    public ElementFilter(Attribute attribute, Filter filter) {
        this.attribute = attribute;
        this.filter = filter;
        matches(ComplexValue.EMPTY); // so that a wrong name is refused even where there is no element to meet it
    }

    public Filter filter() {
        return filter;
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
            return ComparisonRule.holds(actual, comparison.operator(), ComparisonValue.of(sub, comparison));
        }
        throw Refusal.invalidFilter("A filter inside [ ] compares sub-attributes of " + attribute.name() + " only.");
    }

    private Attribute sub(String name) {
        return attribute.isComplex()
                ? attribute.subAttribute(name).orElseThrow(() -> Refusal.unknownInFilter(attribute.name(), name))
                : attribute;
    }

    private Optional<AttributeValue> valueOf(Attribute sub, AttributeValue element) {
        return element instanceof ComplexValue complex ? complex.get(sub.name()) : Optional.of(element);
    }
}
