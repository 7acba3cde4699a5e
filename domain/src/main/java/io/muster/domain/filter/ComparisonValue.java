package io.muster.domain.filter;

import io.muster.domain.Refusal;
import io.muster.domain.UserNameKey;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributeType;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of a comparison, checked against the attribute's type and the operator (RFC 7644 §3.4.2.2, table 3), in comparable form.
 * Refused: INVALID_FILTER.
 */
public final class ComparisonValue {
    private static final Set<Operator> BY_PART = EnumSet.of(Operator.CO, Operator.SW, Operator.EW);
    private static final Set<Operator> BY_ORDER = EnumSet.of(Operator.GT, Operator.GE, Operator.LT, Operator.LE);
    private static final Set<AttributeType> WITHOUT_ORDER = EnumSet.of(AttributeType.BOOLEAN, AttributeType.BINARY);
    private static final Set<AttributeType> WITH_PARTS =
            EnumSet.of(AttributeType.STRING, AttributeType.REFERENCE, AttributeType.BINARY);

    private ComparisonValue() {}

    /** A String, Boolean, Long or BigDecimal; null, which only {@code eq} and {@code ne} compare with, is unassigned. */
    public static @Nullable Object of(Attribute attribute, Filter.Comparison comparison) {
        requireOperator(attribute, comparison.operator());
        Object value = comparison.value();
        if (value == null) {
            if (BY_PART.contains(comparison.operator()) || BY_ORDER.contains(comparison.operator())) {
                throw Refusal.invalidFilter("null is compared by eq and ne only.");
            }
            return null;
        }
        requireType(attribute, value);
        if (attribute.isUserName() && BY_PART.contains(comparison.operator())) {
            return UserNameKey.ofPart((String) value);
        }
        return ComparableForm.of(attribute, new SimpleValue(value)).value();
    }

    private static void requireOperator(Attribute attribute, Operator operator) {
        if (attribute.isComplex()) {
            throw Refusal.invalidFilter(attribute.name() + " has sub-attributes; compare one of them, such as "
                    + attribute.name() + ".value.");
        }
        String kind = attribute.name() + " is a " + attribute.type().scimName();
        if (BY_ORDER.contains(operator) && WITHOUT_ORDER.contains(attribute.type())) {
            throw Refusal.invalidFilter(kind + ", which has no order; compare it by eq or ne.");
        }
        if (BY_PART.contains(operator) && !WITH_PARTS.contains(attribute.type())) {
            throw Refusal.invalidFilter(kind + "; co, sw and ew compare text only.");
        }
    }

    private static void requireType(Attribute attribute, Object value) {
        boolean fits = switch (attribute.type()) {
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER, DECIMAL -> value instanceof Number;
            case DATE_TIME -> value instanceof String text && ValueReader.isDateTime(text);
            case STRING, REFERENCE, BINARY -> value instanceof String;
            case COMPLEX -> false;
        };
        if (!fits) {
            throw Refusal.invalidFilter(
                    attribute.name() + " is a " + attribute.type().scimName() + "; compare it with one.");
        }
        if (value instanceof String text && text.codePoints().anyMatch(ComparisonValue::isNeverStored)) {
            throw Refusal.invalidFilter("The value compared with " + attribute.name()
                    + " holds U+0000 or half a surrogate pair; remove it.");
        }
    }

    /** Neither of them can be stored, so that a database could only mistake it for something else. */
    private static boolean isNeverStored(int codePoint) {
        return codePoint == 0 || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
