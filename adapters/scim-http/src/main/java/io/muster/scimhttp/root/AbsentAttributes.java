package io.muster.scimhttp.root;

import io.muster.domain.Refusal;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.Operator;
import io.muster.domain.schema.ResourceType;
import java.util.List;

/**
 * A filter over all types, as one of them sees it: an attribute that it does not have is unassigned (RFC 7644 §3.4.2.1). Refused:
 * INVALID_FILTER for one that none of them has.
 */
final class AbsentAttributes {
    private static final Filter ALWAYS = new Filter.Present("id");
    private static final Filter NEVER = new Filter.Not(ALWAYS);

    private final ResourceType type;
    private final List<ResourceType> all;

    AbsentAttributes(ResourceType type, List<ResourceType> all) {
        this.type = type;
        this.all = all;
    }

    Filter settle(Filter filter) {
        return filter.mapTerms(this::settleTerm);
    }

    private Filter settleTerm(Filter term) {
        if (term instanceof Filter.Comparison comparison) {
            return isAbsent(comparison.attribute()) ? unassigned(comparison) : comparison;
        }
        if (term instanceof Filter.Present present) {
            return isAbsent(present.attribute()) ? NEVER : present;
        }
        if (term instanceof Filter.ElementMatch match) {
            return isAbsent(match.attribute()) ? NEVER : match;
        }
        Filter.ElementComparison compared = (Filter.ElementComparison) term;
        return isAbsent(compared.element().attribute()) ? NEVER : compared;
    }

    /** Equal to null, and unequal to whatever is something. */
    private static Filter unassigned(Filter.Comparison comparison) {
        boolean toNull = comparison.value() == null;
        return comparison.operator() == Operator.EQ && toNull || comparison.operator() == Operator.NE && !toNull
                ? ALWAYS
                : NEVER;
    }

    private boolean isAbsent(String attribute) {
        if (type.resolve(attribute).isPresent()) {
            return false;
        }
        if (all.stream().noneMatch(other -> other.resolve(attribute).isPresent())) {
            throw Refusal.unknownInFilter("No resource type", attribute);
        }
        return true;
    }
}
