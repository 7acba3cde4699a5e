package io.muster.scimhttp.idp;

import io.muster.domain.filter.Filter;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;

/** Entra verifies a reference by {@code filter=id eq "…" and manager eq "…"}, without the enterprise schema's URN. */
final class EnterpriseAttributeWithoutUrn implements IdpHabit {
    @Override
    public String words() {
        return "an enterprise attribute without its URN";
    }

    @Override
    public Filter filter(ResourceType type, Filter filter) {
        return filter.mapTerms(term -> term instanceof Filter.Comparison comparison
                ? new Filter.Comparison(
                        withUrn(type, comparison.attribute()), comparison.operator(), comparison.value())
                : term);
    }

    private static String withUrn(ResourceType type, String name) {
        if (type.resolve(name).isPresent()) {
            return name;
        }
        return type.extensions().stream()
                .map(Schema::urn)
                .map(urn -> urn + ":" + name)
                .filter(qualified -> type.resolve(qualified).isPresent())
                .findFirst()
                .orElse(name);
    }
}
