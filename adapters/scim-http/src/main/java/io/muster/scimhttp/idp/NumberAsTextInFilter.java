package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributeType;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Clients that quote every value compare a number so: {@code filter=urn:…:level eq "3"}. */
final class NumberAsTextInFilter implements IdpHabit {
    private static final Pattern NUMBER = Pattern.compile("\"(-?\\d+(?:\\.\\d+)?)\"");

    @Override
    public String words() {
        return "a number in quotes in a filter as a number";
    }

    @Override
    public String filterText(ResourceType type, String filter) {
        return ComparedValues.rewritten(type, filter, NumberAsTextInFilter::strict);
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        return ComparedValues.rewritten(type, operation, NumberAsTextInFilter::strict);
    }

    private static String strict(Optional<Attribute> attribute, String value) {
        return attribute.filter(NumberAsTextInFilter::isNumber).isPresent()
                ? NUMBER.matcher(value).replaceFirst("$1")
                : value;
    }

    private static boolean isNumber(Attribute attribute) {
        return attribute.type() == AttributeType.INTEGER || attribute.type() == AttributeType.DECIMAL;
    }
}
