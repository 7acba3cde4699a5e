package io.muster.domain.resource;

import java.math.BigDecimal;

/** @param value a String, Boolean, Long or BigDecimal */
public record SimpleValue(Object value) implements AttributeValue {
    public SimpleValue {
        if (!(value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof BigDecimal)) {
            throw new IllegalArgumentException("not a simple value: " + value.getClass());
        }
    }

    @Override
    public Object toPlain() {
        return value;
    }
}
