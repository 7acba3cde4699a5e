package io.muster.scimhttp.idp;

import io.muster.domain.filter.Filter;
import io.muster.domain.schema.ResourceType;
import java.util.List;

/**
 * Entra, when an e-mail address is the matching attribute: {@code filter=emails[type eq "work"].value eq "a@example.com"}. The
 * RFC's form is {@code emails[type eq "work" and value eq "a@example.com"]}.
 */
final class ElementCompared implements IdpHabit {
    @Override
    public String words() {
        return "a comparison behind [ ] as one inside";
    }

    @Override
    public Filter filter(ResourceType type, Filter filter) {
        return filter.mapTerms(term -> term instanceof Filter.ElementComparison compared
                ? new Filter.ElementMatch(
                        compared.element().attribute(),
                        new Filter.And(List.of(compared.element().filter(), compared.comparison())))
                : term);
    }
}
