package io.muster.persistence.filter;

import io.muster.domain.Refusal;
import io.muster.domain.filter.ComparisonValue;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.Operator;
import io.muster.domain.schema.Attribute;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the filter language that is supported: {@code eq} joined by {@code and}. Refused: INVALID_FILTER for the rest. */
final class Equalities {
    static final String SUPPORTED = "Supported are comparisons with eq, joined by and; also inside [ ].";

    private Equalities() {}

    /** All comparisons that one element has to meet. */
    static List<Filter.Comparison> of(Filter... filters) {
        return Stream.of(filters).flatMap(Equalities::flat).toList();
    }

    private static Stream<Filter.Comparison> flat(Filter filter) {
        return filter instanceof Filter.And and
                ? and.operands().stream().flatMap(Equalities::flat)
                : Stream.of(equality(filter));
    }

    static Filter.Comparison equality(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            if (comparison.operator() != Operator.EQ) {
                throw unsupported("the operator " + comparison.operator().keyword());
            }
            return comparison;
        }
        throw unsupported(keyword(filter));
    }

    /** The value in the form in which the document holds it. */
    static Object comparable(Attribute attribute, @Nullable Object value) {
        if (value == null) {
            throw unsupported("null");
        }
        return ComparisonValue.of(attribute, value).value();
    }

    private static String keyword(Filter filter) {
        if (filter instanceof Filter.Or) {
            return "or";
        }
        if (filter instanceof Filter.Not) {
            return "not";
        }
        return filter instanceof Filter.Present ? "the operator pr" : "a [ ] inside another";
    }

    private static Refusal unsupported(String what) {
        return Refusal.invalidFilter("Filters with " + what + " are not supported yet. " + SUPPORTED);
    }
}
