package io.muster.domain.resource;

import java.util.List;

/** At most one value is the primary one (RFC 7643 §2.4): a value that becomes it takes it from the one that was (RFC 7644 §3.5.2). */
public final class PrimaryRule {
    private PrimaryRule() {}

    /** The values after a change; of several that have become primary, the first is. */
    public static List<AttributeValue> settle(List<AttributeValue> before, List<AttributeValue> after) {
        List<AttributeValue> primaries =
                after.stream().filter(PrimaryRule::isPrimary).toList();
        if (primaries.size() < 2) {
            return after;
        }
        List<AttributeValue> fresh =
                primaries.stream().filter(value -> !before.contains(value)).toList();
        AttributeValue chosen = (fresh.isEmpty() ? primaries : fresh).get(0);
        return after.stream()
                .map(value -> isPrimary(value) && value != chosen ? notPrimary(value) : value)
                .toList();
    }

    private static boolean isPrimary(AttributeValue value) {
        return value instanceof ComplexValue complex && complex.bool("primary").orElse(false);
    }

    private static AttributeValue notPrimary(AttributeValue value) {
        return ((ComplexValue) value).with("primary", new SimpleValue(false));
    }
}
