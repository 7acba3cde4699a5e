package io.muster.persistence.filter;

import io.muster.domain.filter.Filter;
import io.muster.domain.schema.Schemas;
import io.muster.persistence.SqlCondition;

/** A filter on the members of one group, as a condition on rows of {@code membership}. Refused: INVALID_FILTER. */
public final class MemberFilter {
    private MemberFilter() {}

    /** @param alias of {@code membership} in the statement */
    public static SqlCondition of(Filter filter, String alias) {
        Bindings bindings = new Bindings();
        ElementScope scope = new ElementScope(
                Schemas.GROUP.root().subAttribute("members").orElseThrow(),
                part -> ResourceScope.membership(alias, "member_id", part),
                bindings);
        return new SqlCondition(FilterSql.condition(filter, scope), bindings.values());
    }
}
