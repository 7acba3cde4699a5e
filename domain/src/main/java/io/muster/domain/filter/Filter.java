package io.muster.domain.filter;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter expression (RFC 7644 §3.4.2.2). Attribute names stand as they were written; whoever evaluates it resolves them by a
 * schema.
 */
public sealed interface Filter {
    /** {@code attribute operator value}; the value is a String, Boolean, Long, BigDecimal or null. */
    record Comparison(
            String attribute, Operator operator, @Nullable Object value) implements Filter {}

    /** {@code attribute pr}. */
    record Present(String attribute) implements Filter {}

    /** {@code attribute[filter]}: one and the same element meets the whole filter. */
    record ElementMatch(String attribute, Filter filter) implements Filter {}

    /** {@code attribute[filter].sub operator value}, which the RFC's grammar lacks and Entra sends. */
    record ElementComparison(ElementMatch element, Comparison comparison) implements Filter {}

    /** All of them hold; two or more. */
    record And(List<Filter> operands) implements Filter {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** At least one holds; two or more. */
    record Or(List<Filter> operands) implements Filter {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** The filter does not hold. */
    record Not(Filter filter) implements Filter {}

    /** The same filter with each term, which is what stands between {@code and}, {@code or} and {@code not}, as the rule has it. */
    default Filter mapTerms(UnaryOperator<Filter> rule) {
        if (this instanceof And and) {
            return new And(and.operands().stream()
                    .map(operand -> operand.mapTerms(rule))
                    .toList());
        }
        if (this instanceof Or or) {
            return new Or(or.operands().stream()
                    .map(operand -> operand.mapTerms(rule))
                    .toList());
        }
        return this instanceof Not not ? new Not(not.filter().mapTerms(rule)) : rule.apply(this);
    }

    /** The names of the attributes of the resource that it asks for, as they were written. */
    default Stream<String> attributes() {
        if (this instanceof And and) {
            return and.operands().stream().flatMap(Filter::attributes);
        }
        if (this instanceof Or or) {
            return or.operands().stream().flatMap(Filter::attributes);
        }
        if (this instanceof Not not) {
            return not.filter().attributes();
        }
        if (this instanceof Present present) {
            return Stream.of(present.attribute());
        }
        if (this instanceof ElementMatch match) {
            return Stream.of(match.attribute());
        }
        return this instanceof ElementComparison compared
                ? Stream.of(compared.element().attribute())
                : Stream.of(((Comparison) this).attribute());
    }
}
