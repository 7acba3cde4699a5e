package io.muster.persistence.filter;

import io.muster.domain.TimeOrderedId;
import io.muster.domain.filter.ComparisonValue;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.Operator;
import io.muster.domain.schema.Attribute;

/** A single value as an SQL expression, null where it is unassigned. Text is compared by code points, as it is in the domain. */
record Scalar(String sql, Kind kind) {
    /** The type of the expression. */
    private enum Kind {
        TEXT,
        TIME,
        ID
    }

    static Scalar text(String sql) {
        return new Scalar(sql, Kind.TEXT);
    }

    /** A timestamptz. */
    static Scalar time(String sql) {
        return new Scalar(sql, Kind.TIME);
    }

    /** A uuid, which is shown as text and found as what it is. */
    static Scalar id(String sql) {
        return new Scalar(sql, Kind.ID);
    }

    String isPresent() {
        return sql + " IS NOT NULL";
    }

    /** Refused: INVALID_FILTER. */
    String compared(Attribute attribute, Filter.Comparison comparison, Bindings bindings) {
        Object wanted = ComparisonValue.of(attribute, comparison);
        if (wanted == null) {
            return comparison.operator() == Operator.EQ ? sql + " IS NULL" : isPresent();
        }
        return switch (kind) {
            case TEXT -> compared(typed(attribute), comparison.operator(), bindings.parameter(wanted));
            case TIME -> compared(sql, comparison.operator(), bindings.parameter(wanted) + "::timestamptz");
            case ID ->
                comparison.operator() == Operator.EQ
                        ? TimeOrderedId.parse(wanted.toString())
                                .map(id -> sql + " = " + bindings.parameter(id))
                                .orElse("FALSE")
                        : compared(collated(sql + "::text"), comparison.operator(), bindings.parameter(wanted));
        };
    }

    private static String compared(String value, Operator operator, String wanted) {
        return switch (operator) {
            case EQ -> value + " = " + wanted;
            case NE -> value + " IS DISTINCT FROM " + wanted;
            case GT -> value + " > " + wanted;
            case GE -> value + " >= " + wanted;
            case LT -> value + " < " + wanted;
            case LE -> value + " <= " + wanted;
            case CO -> "position(" + wanted + " IN " + value + ") > 0";
            case SW -> value + " ^@ " + wanted;
            case EW -> "right(" + value + ", length(" + wanted + ")) = " + wanted;
        };
    }

    private String typed(Attribute attribute) {
        return switch (attribute.type()) {
            case BOOLEAN -> "(" + sql + ")::boolean";
            case INTEGER, DECIMAL -> "(" + sql + ")::numeric";
            case STRING, REFERENCE, BINARY, DATE_TIME, COMPLEX -> collated(sql);
        };
    }

    private static String collated(String text) {
        return "(" + text + " COLLATE \"C\")";
    }
}
