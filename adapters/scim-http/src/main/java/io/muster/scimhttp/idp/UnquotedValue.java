package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributeType;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * authentik looks a user up without quotes, {@code filter=userName eq ann@example.com}; unanswered, it would never link the user. Entra's
 * documentation shows {@code id eq … and manager eq …} so, and numbers are compared with text: {@code title eq 20417}.
 */
final class UnquotedValue implements IdpHabit {
    private static final Pattern NUMBER_OR_BOOLEAN =
            Pattern.compile("true|false|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?", Pattern.CASE_INSENSITIVE);

    @Override
    public String words() {
        return "a value without quotes as text";
    }

    @Override
    public String filterText(ResourceType type, String filter) {
        return ComparedValues.rewritten(type, filter, UnquotedValue::strict);
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        return ComparedValues.rewritten(type, operation, UnquotedValue::strict);
    }

    private static String strict(Optional<Attribute> attribute, String value) {
        boolean isText = FilterTokens.isBare(value)
                && value.indexOf('\\') < 0
                && !value.equalsIgnoreCase("null")
                && (attribute.filter(UnquotedValue::holdsText).isPresent()
                        || !NUMBER_OR_BOOLEAN.matcher(value).matches());
        return isText ? "\"" + value + "\"" : value;
    }

    private static boolean holdsText(Attribute attribute) {
        return attribute.type().isText() && attribute.type() != AttributeType.DATE_TIME;
    }
}
