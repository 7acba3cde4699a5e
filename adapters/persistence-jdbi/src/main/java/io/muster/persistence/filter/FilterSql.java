package io.muster.persistence.filter;

import io.muster.domain.Refusal;
import io.muster.domain.filter.Filter;
import io.muster.domain.schema.ResourceType;
import io.muster.persistence.SqlCondition;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter (RFC 7644 §3.4.2.2) as a condition on rows, whole: nothing is filtered anywhere else. Equality with a value is answered
 * by indexes; all else reads the tenant's rows. A condition is null where SQL cannot tell, which counts as not met. Refused:
 * INVALID_FILTER.
 */
public final class FilterSql {
    private FilterSql() {}

    /** @param table in which the resources of the type are, by the name that stands in the statement */
    public static SqlCondition of(ResourceType type, String table, Filter filter) {
        Bindings bindings = new Bindings();
        return new SqlCondition(condition(filter, new ResourceScope(type, table, bindings)), bindings.values());
    }

    static String condition(Filter filter, Scope scope) {
        if (filter instanceof Filter.And and) {
            return joined(and.operands(), " AND ", scope);
        }
        if (filter instanceof Filter.Or or) {
            return joined(or.operands(), " OR ", scope);
        }
        if (filter instanceof Filter.Not not) {
            return "(" + condition(not.filter(), scope) + ") IS NOT TRUE";
        }
        if (filter instanceof Filter.Present present) {
            return scope.present(present.attribute());
        }
        if (filter instanceof Filter.Comparison comparison) {
            return scope.compared(comparison);
        }
        if (filter instanceof Filter.ElementMatch match) {
            return scope.matched(match);
        }
        if (filter instanceof Filter.ElementComparison entra) { // one more demand on the same element
            Filter both = new Filter.And(List.of(entra.element().filter(), entra.comparison()));
            return scope.matched(new Filter.ElementMatch(entra.element().attribute(), both));
        }
        throw Refusal.invalidFilter("The filter has a part that is not known.");
    }

    private static String joined(List<Filter> operands, String keyword, Scope scope) {
        return operands.stream()
                .map(operand -> condition(operand, scope))
                .collect(Collectors.joining(keyword, "(", ")"));
    }

    /** What the names in a filter stand for: attributes of the resource, or parts of one value inside [ ]. */
    interface Scope {
        String present(String name);

        String compared(Filter.Comparison comparison);

        String matched(Filter.ElementMatch match);
    }
}
