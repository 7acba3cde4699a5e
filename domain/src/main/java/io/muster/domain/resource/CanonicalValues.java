package io.muster.domain.resource;

import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.schema.Attribute;

/**
 * The values that an attribute may have. Those of the RFC's own schemas are suggestions, and IdPs send others; those of a schema that a
 * tenant has added are all there are.
 */
final class CanonicalValues {
    private CanonicalValues() {}

    static void check(Attribute attribute, String place, String text) {
        boolean fits = !attribute.onlyCanonical()
                || attribute.canonicalValues().stream()
                        .anyMatch(canonical -> attribute.caseExact()
                                ? canonical.equals(text)
                                : TextKey.of(canonical).equals(TextKey.of(text)));
        if (!fits) {
            throw Refusal.invalidValue(place, "must be one of " + String.join(", ", attribute.canonicalValues()));
        }
    }
}
