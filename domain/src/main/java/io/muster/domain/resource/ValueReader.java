package io.muster.domain.resource;

import io.muster.domain.Refusal;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.ResourceType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads values as JSON has them (text, Boolean, numbers, Map, List) by a schema. Strict about types; {@code null}, blank text,
 * empty lists and empty objects are all unassigned (RFC 7643 §2.5). Names are taken in any letter case and kept in the schema's.
 * Refused: INVALID_VALUE, and INVALID_SYNTAX for one name given twice.
 */
public final class ValueReader {
    private static final int MAX_VALUES = 100;

    private ValueReader() {}

    /** What a client may write of a whole resource: unknown and read-only attributes are left out (RFC 7644 §3.3, §3.5.1). */
    public static ComplexValue readResource(ResourceType type, Map<String, ?> document) {
        return readObject(type.root(), "", withoutCoreUrn(type, document));
    }

    /** The value of one attribute; empty means unassigned. */
    public static Optional<AttributeValue> read(Attribute attribute, String place, @Nullable Object plain) {
        if (plain == null || !attribute.multiValued()) {
            return readOne(attribute, place, plain);
        }
        List<?> given = plain instanceof List<?> list ? list : List.of(plain);
        if (given.size() > MAX_VALUES) {
            throw Refusal.invalidValue(place, "has " + given.size() + " values; at most " + MAX_VALUES + " are taken");
        }
        List<AttributeValue> values = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            readOne(attribute, place + "[" + i + "]", given.get(i)).ifPresent(values::add);
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new MultiValue(PrimaryRule.settle(List.of(), DistinctValues.of(attribute, values))));
    }

    /** One element of a multi-valued attribute, or the value of a single-valued one. */
    public static Optional<AttributeValue> readOne(Attribute attribute, String place, @Nullable Object plain) {
        if (plain == null || plain.equals("") || plain.equals(List.of())) {
            return Optional.empty();
        }
        if (attribute.isComplex()) {
            if (!(plain instanceof Map<?, ?> map)) {
                throw wrongType(attribute, place, "an object");
            }
            ComplexValue read = readObject(attribute, place + ".", map);
            return read.isEmpty() ? Optional.empty() : Optional.of(read);
        }
        return Optional.of(new SimpleValue(readSimple(attribute, place, plain)));
    }

    private static ComplexValue readObject(Attribute attribute, String prefix, Map<?, ?> object) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        Map<String, Object> seen = new LinkedHashMap<>();
        object.forEach((key, plain) -> attribute.subAttribute((String) key).ifPresent(sub -> {
            if (seen.put(sub.name(), key) != null) {
                throw Refusal.invalidSyntax(
                        prefix + sub.name() + " is given twice, in different letter case; send it once");
            }
            if (!sub.isReadOnly()) {
                read(sub, prefix + sub.name(), plain).ifPresent(value -> values.put(sub.name(), value));
            }
        }));
        return new ComplexValue(values);
    }

    /** A copy in which no core attribute stands in an object under the core schema's URN, as those of an extension do. */
    public static Map<String, Object> withoutCoreUrn(ResourceType type, Map<String, ?> document) {
        Map<String, Object> flat = new LinkedHashMap<>();
        document.forEach((name, plain) -> {
            if (name.equalsIgnoreCase(type.core().urn()) && plain instanceof Map<?, ?> core) {
                core.forEach((coreName, value) -> flat.put((String) coreName, value));
            } else {
                flat.put(name, plain);
            }
        });
        return flat;
    }

    private static Object readSimple(Attribute attribute, String place, Object plain) {
        switch (attribute.type()) {
            case STRING, REFERENCE -> {
                return text(attribute, place, plain, "a string");
            }
            case BOOLEAN -> {
                if (plain instanceof Boolean) {
                    return plain;
                }
                throw wrongType(attribute, place, "true or false");
            }
            case INTEGER -> {
                return integer(attribute, place, plain);
            }
            case DECIMAL -> {
                if (plain instanceof Number number && !(plain instanceof Boolean)) {
                    return new BigDecimal(number.toString());
                }
                throw wrongType(attribute, place, "a number");
            }
            case DATE_TIME -> {
                String text = text(attribute, place, plain, "a dateTime");
                if (!isDateTime(text)) {
                    throw wrongType(attribute, place, "a dateTime such as 2026-01-31T09:30:00Z");
                }
                return text;
            }
            case BINARY -> {
                String text = text(attribute, place, plain, "Base64 text");
                if (!isBase64(text)) {
                    throw wrongType(attribute, place, "Base64 text");
                }
                return text;
            }
            case COMPLEX -> throw new IllegalStateException("complex values are read as objects");
        }
        throw new IllegalStateException("unknown type " + attribute.type());
    }

    private static String text(Attribute attribute, String place, Object plain, String expected) {
        if (!(plain instanceof String text)) {
            throw wrongType(attribute, place, expected);
        }
        TextRules.check(attribute, place, text);
        CanonicalValues.check(attribute, place, text);
        return text;
    }

    private static Long integer(Attribute attribute, String place, Object plain) {
        if (plain instanceof Integer || plain instanceof Long) {
            return ((Number) plain).longValue();
        }
        if (plain instanceof BigInteger) {
            throw Refusal.invalidValue(place, "is outside the range of 64 bits");
        }
        throw wrongType(attribute, place, "a whole number");
    }

    /** Whether it is one of the years 1 to 9999 in UTC: others have no four digits (RFC 3339 §1), and no database keeps them all. */
    public static boolean isDateTime(String text) {
        try {
            int year = OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .getYear();
            return year >= 1 && year <= 9999;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Refusal wrongType(Attribute attribute, String place, String expected) {
        String what = attribute.multiValued() && !place.endsWith("]") ? "must be a list, each value " : "must be ";
        return Refusal.invalidValue(place, what + expected);
    }
}
