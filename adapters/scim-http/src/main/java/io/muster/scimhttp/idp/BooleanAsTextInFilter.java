package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributeType;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Entra selects the one role of a person by {@code roles[primary eq "True"].value}, where primary is no text; others ask for
 * {@code active eq "true"}.
 */
final class BooleanAsTextInFilter implements IdpHabit {
    private static final Pattern BOOLEAN = Pattern.compile("\"(?:true|false)\"", Pattern.CASE_INSENSITIVE);

    @Override
    public String words() {
        return "\"True\" and \"False\" in a filter as true and false";
    }

    @Override
    public String filterText(ResourceType type, String filter) {
        return ComparedValues.rewritten(type, filter, BooleanAsTextInFilter::strict);
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        return ComparedValues.rewritten(type, operation, BooleanAsTextInFilter::strict);
    }

    private static String strict(Optional<Attribute> attribute, String value) {
        boolean isBoolean = attribute
                        .filter(compared -> compared.type() == AttributeType.BOOLEAN)
                        .isPresent()
                && BOOLEAN.matcher(value).matches();
        return isBoolean ? value.substring(1, value.length() - 1).toLowerCase(Locale.ROOT) : value;
    }
}
