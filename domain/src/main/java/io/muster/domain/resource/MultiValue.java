package io.muster.domain.resource;

import java.util.List;

/** The values of a multi-valued attribute, in the order they were given; never none, for none is unassigned. */
public record MultiValue(List<AttributeValue> values) implements AttributeValue {
    public MultiValue {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a multi-valued attribute without values is unassigned");
        }
    }

    @Override
    public Object toPlain() {
        return values.stream().map(AttributeValue::toPlain).toList();
    }
}
