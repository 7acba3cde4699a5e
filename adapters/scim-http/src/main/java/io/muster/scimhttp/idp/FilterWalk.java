package io.muster.scimhttp.idp;

import io.muster.domain.filter.Filter;
import java.util.function.UnaryOperator;

/** Rewrites the terms of a filter, those between {@code and}, {@code or} and {@code not}. */
final class FilterWalk {
    private FilterWalk() {}

    static Filter terms(Filter filter, UnaryOperator<Filter> rule) {
        if (filter instanceof Filter.And and) {
            return new Filter.And(
                    and.operands().stream().map(operand -> terms(operand, rule)).toList());
        }
        if (filter instanceof Filter.Or or) {
            return new Filter.Or(
                    or.operands().stream().map(operand -> terms(operand, rule)).toList());
        }
        return filter instanceof Filter.Not not ? new Filter.Not(terms(not.filter(), rule)) : rule.apply(filter);
    }
}
