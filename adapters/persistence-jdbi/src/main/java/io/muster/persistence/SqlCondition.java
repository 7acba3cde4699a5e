package io.muster.persistence;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands in a {@code WHERE}, in brackets where it needs them.
 *
 * @param values what its named parameters are bound to
 */
public record SqlCondition(String sql, Map<String, Object> values) {
    public static final SqlCondition NONE = new SqlCondition("TRUE", Map.of());

    public SqlCondition {
        values = Map.copyOf(values);
    }

    public static SqlCondition of(String sql, String name, Object value) {
        return new SqlCondition(sql, Map.of(name, value));
    }

    /** Both hold; their parameters have different names. */
    public SqlCondition and(SqlCondition other) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(other.values);
        return new SqlCondition(sql + " AND " + other.sql, all);
    }
}
