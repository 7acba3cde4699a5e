package io.muster.domain.resource;

import io.muster.domain.TextKey;
import io.muster.domain.UserNameKey;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributeType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values in the form in which filters and uniqueness compare them: a user name is a {@link UserNameKey}, other text whose
 * letter case does not count a {@link TextKey} (RFC 7643 §7, {@code caseExact}), a dateTime is UTC to the nanosecond so that its text sorts by time, everything else is as it was.
 */
public final class ComparableForm {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private ComparableForm() {}

    public static AttributeValue of(Attribute attribute, AttributeValue value) {
        if (value instanceof MultiValue multi) {
            return new MultiValue(
                    multi.values().stream().map(one -> of(attribute, one)).toList());
        }
        if (value instanceof ComplexValue complex) {
            return of(attribute, complex);
        }
        return of(attribute, (SimpleValue) value);
    }

    public static ComplexValue of(Attribute attribute, ComplexValue value) {
        Map<String, AttributeValue> comparable = new LinkedHashMap<>();
        value.attributes()
                .forEach((name, sub) -> attribute
                        .subAttribute(name)
                        .ifPresent(definition -> comparable.put(name, of(definition, sub))));
        return new ComplexValue(comparable);
    }

    public static SimpleValue of(Attribute attribute, SimpleValue value) {
        if (!(value.value() instanceof String text)) {
            return value;
        }
        if (attribute.type() == AttributeType.DATE_TIME) {
            return new SimpleValue(INSTANT.format(OffsetDateTime.parse(text).toInstant()));
        }
        if (attribute.isUserName()) {
            return new SimpleValue(UserNameKey.of(text));
        }
        return attribute.type().isText() && !attribute.caseExact() ? new SimpleValue(TextKey.of(text)) : value;
    }
}
