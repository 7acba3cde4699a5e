package io.muster.domain.filter;

import io.muster.domain.Refusal;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.Attribute;

/** The value of a comparison, checked against the attribute's type and put into comparable form. Refused: INVALID_FILTER. */
public final class ComparisonValue {
    private ComparisonValue() {}

    public static SimpleValue of(Attribute attribute, Object value) {
        boolean fits = switch (attribute.type()) {
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER, DECIMAL -> value instanceof Number;
            case STRING, REFERENCE, BINARY, DATE_TIME -> value instanceof String;
            case COMPLEX -> false;
        };
        if (!fits) {
            throw Refusal.invalidFilter(
                    attribute.isComplex()
                            ? attribute.name() + " has sub-attributes; compare one of them, such as " + attribute.name()
                                    + ".value."
                            : attribute.name() + " is a " + attribute.type().scimName() + "; compare it with one.");
        }
        if (value instanceof String text && text.indexOf('\0') >= 0) {
            throw Refusal.invalidFilter("The value compared with " + attribute.name() + " holds U+0000; remove it.");
        }
        return ComparableForm.of(attribute, new SimpleValue(value));
    }
}
