package io.muster.domain.filter;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a value meets a comparison; both in comparable form. Text is ordered by code points. */
public final class ComparisonRule {
    private ComparisonRule() {}

    /**
     * @param actual empty is unassigned: it equals null, is unequal to everything else, and has no order and no parts
     * @param wanted what {@link ComparisonValue} gave
     */
    public static boolean holds(Optional<Object> actual, Operator operator, @Nullable Object wanted) {
        if (wanted == null || actual.isEmpty()) {
            boolean equal = wanted == null && actual.isEmpty();
            return operator == Operator.EQ ? equal : operator == Operator.NE && !equal;
        }
        Object value = actual.get();
        return switch (operator) {
            case CO -> value.toString().contains(wanted.toString());
            case SW -> value.toString().startsWith(wanted.toString());
            case EW -> value.toString().endsWith(wanted.toString());
            case EQ -> order(value, wanted) == 0;
            case NE -> order(value, wanted) != 0;
            case GT -> order(value, wanted) > 0;
            case GE -> order(value, wanted) >= 0;
            case LT -> order(value, wanted) < 0;
            case LE -> order(value, wanted) <= 0;
        };
    }

    private static int order(Object value, Object wanted) {
        if (value instanceof String text) {
            return compareCodePoints(text, wanted.toString());
        }
        return value instanceof Boolean flag
                ? flag.compareTo((Boolean) wanted)
                : new BigDecimal(value.toString()).compareTo(new BigDecimal(wanted.toString()));
    }

    private static int compareCodePoints(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return Arrays.compare(left, right);
    }
}
