package io.muster.domain.resource;

import io.muster.domain.schema.Attribute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Equal values of a multi-valued attribute are stored once (RFC 7643 §2.4). Elements are equal if type and value are, or, where an element
 * has no value, if all but {@code primary} is. The first one stays; of a later one only {@code primary} is taken.
 */
public final class DistinctValues {
    private static final String PRIMARY = "primary";

    private DistinctValues() {}

    public static List<AttributeValue> of(Attribute attribute, List<AttributeValue> values) {
        Map<AttributeValue, AttributeValue> distinct = new LinkedHashMap<>();
        for (AttributeValue value : values) {
            distinct.merge(key(ComparableForm.of(attribute, value)), value, DistinctValues::withPrimaryOf);
        }
        return distinct.size() == values.size() ? values : List.copyOf(distinct.values());
    }

    private static AttributeValue key(AttributeValue comparable) {
        if (!(comparable instanceof ComplexValue element)) {
            return comparable;
        }
        return element.get("value").isPresent()
                ? ComplexValue.EMPTY.with("value", element.get("value")).with("type", element.get("type"))
                : element.without(PRIMARY);
    }

    private static AttributeValue withPrimaryOf(AttributeValue first, AttributeValue again) {
        return first instanceof ComplexValue element
                        && again instanceof ComplexValue other
                        && other.get(PRIMARY).isPresent()
                ? element.with(PRIMARY, other.get(PRIMARY))
                : first;
    }
}
