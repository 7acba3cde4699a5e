package io.muster.scimhttp.idp;

import io.muster.domain.filter.Filter;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;

/** Entra compares a complex attribute as a whole and means its value: {@code manager eq "…"}, {@code members eq "…"}. */
final class ReferenceCompared implements IdpHabit {
    @Override
    public String words() {
        return "a reference compared as a whole by its value";
    }

    @Override
    public Filter filter(ResourceType type, Filter filter) {
        return filter.mapTerms(term -> term instanceof Filter.Comparison comparison
                        && isReference(type, comparison.attribute())
                ? new Filter.Comparison(comparison.attribute() + ".value", comparison.operator(), comparison.value())
                : term);
    }

    private static boolean isReference(ResourceType type, String name) {
        return type.resolve(name)
                .map(AttributePath::target)
                .filter(Attribute::isComplex)
                .flatMap(attribute -> attribute.subAttribute("value"))
                .isPresent();
    }
}
