package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributeType;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RFC 7643 §2.3.5 demands a zone, and RFC 7644 itself shows {@code meta.lastModified gt "2011-05-13T04:42:34Z"}; clients leave it out, and
 * some the time too. Such a date is in UTC, as all dates of this service are.
 */
final class DateWithoutZone implements IdpHabit {
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\d)([Tt]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)?\"");

    @Override
    public String words() {
        return "a date without a zone in a filter as one in UTC";
    }

    @Override
    public String filterText(ResourceType type, String filter) {
        return ComparedValues.rewritten(type, filter, DateWithoutZone::strict);
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        return ComparedValues.rewritten(type, operation, DateWithoutZone::strict);
    }

    private static String strict(Optional<Attribute> attribute, String value) {
        Matcher date = WITHOUT_ZONE.matcher(value);
        boolean isDate = attribute
                        .filter(compared -> compared.type() == AttributeType.DATE_TIME)
                        .isPresent()
                && date.matches();
        return isDate
                ? "\"" + date.group(1) + Optional.ofNullable(date.group(2)).orElse("T00:00:00") + "Z\""
                : value;
    }
}
