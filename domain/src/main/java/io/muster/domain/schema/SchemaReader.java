package io.muster.domain.schema;

import io.muster.domain.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schema that a tenant adds, as JSON has it (RFC 7643 §7); what is left out is as RFC 7643 §2.2 says. Refused: INVALID_VALUE
 * for what the service could not keep, with the place in the document.
 */
public final class SchemaReader {
    private static final Pattern URN =
            Pattern.compile("urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,148}\\w)?");
    private static final Pattern ENTRA_URN = Pattern.compile(
            "urn:ietf:params:scim:schemas:extension:([\\w.-]+):\\d\\.\\d:(?:User|Group)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[A-Za-z$][A-Za-z0-9_$-]{0,63}");
    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_TEXT = 1000;
    private static final int MAX_VALUE_LENGTH = 2048;

    private SchemaReader() {}

    public static Schema read(Map<String, ?> document) {
        String urn = text(document, "id", "");
        if (!URN.matcher(urn).matches() || isReserved(urn)) {
            throw Refusal.invalidValue(
                    "id",
                    "must be a URN of your own, such as urn:example:params:scim:schemas:extension:badge:2.0:User, or, as Entra"
                            + " demands, urn:ietf:params:scim:schemas:extension:{Name}:2.0:User with a name other than"
                            + " enterprise; it has letters, digits, '.', '_', '-' and ':'");
        }
        String name = text(document, "name", urn);
        return new Schema(
                urn,
                name,
                text(document, "description", name),
                attributes(document.get("attributes"), "attributes", false));
    }

    /** Of the URNs of the IETF (RFC 7643 §10) only those are free that Entra has tenants make: its form, another name than the RFC's. */
    private static boolean isReserved(String urn) {
        Matcher entra = ENTRA_URN.matcher(urn);
        return urn.regionMatches(true, 0, "urn:ietf:", 0, 9)
                && (!entra.matches() || entra.group(1).equalsIgnoreCase("enterprise"));
    }

    private static List<Attribute> attributes(@Nullable Object given, String place, boolean inner) {
        if (!(given instanceof List<?> list) || list.isEmpty() || list.size() > MAX_ATTRIBUTES) {
            throw Refusal.invalidValue(place, "must be a list of 1 to " + MAX_ATTRIBUTES + " attributes");
        }
        List<Attribute> attributes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String at = place + "[" + i + "]";
            if (!(list.get(i) instanceof Map<?, ?> map)) {
                throw Refusal.invalidValue(at, "must be an object");
            }
            Attribute attribute = attribute(map, at + ".", inner);
            if (!names.add(attribute.name().toLowerCase(Locale.ROOT))) {
                throw Refusal.invalidValue(at + ".name", "is given to two attributes; letter case does not count");
            }
            attributes.add(attribute);
        }
        return attributes;
    }

    private static Attribute attribute(Map<?, ?> map, String place, boolean inner) {
        AttributeType type =
                oneOf(map, place, "type", AttributeType.values(), AttributeType::scimName, AttributeType.STRING);
        boolean complex = type == AttributeType.COMPLEX;
        if (complex && inner) {
            throw Refusal.invalidValue(place + "type", "must not be complex inside a complex attribute");
        }
        Attribute read = new Attribute(
                name(map, place),
                type,
                flag(map, place, "multiValued"),
                text(map, "description", ""),
                flag(map, place, "required"),
                texts(map, place, "canonicalValues"),
                !texts(map, place, "canonicalValues").isEmpty(),
                flag(map, place, "caseExact") || type == AttributeType.REFERENCE || type == AttributeType.BINARY,
                oneOf(map, place, "mutability", Mutability.values(), Mutability::scimName, Mutability.READ_WRITE),
                oneOf(map, place, "returned", Returned.values(), Returned::scimName, Returned.DEFAULT),
                oneOf(map, place, "uniqueness", Uniqueness.values(), Uniqueness::scimName, Uniqueness.NONE),
                texts(map, place, "referenceTypes"),
                complex ? attributes(map.get("subAttributes"), place + "subAttributes", true) : List.of(),
                MAX_VALUE_LENGTH);
        requireKeepable(read, place, inner);
        return read;
    }

    /** Combinations that contradict themselves, and those that no constraint of the database could keep. */
    private static void requireKeepable(Attribute attribute, String place, boolean inner) {
        if (attribute.required() && attribute.isReadOnly()) {
            throw Refusal.invalidValue(
                    place + "required", "contradicts mutability readOnly: nobody could give the value");
        }
        if (attribute.mutability() == Mutability.WRITE_ONLY && attribute.returned() != Returned.NEVER) {
            throw Refusal.invalidValue(place + "returned", "must be never where mutability is writeOnly");
        }
        if (attribute.onlyCanonical() && attribute.type() != AttributeType.STRING) {
            throw Refusal.invalidValue(place + "canonicalValues", "go with type string only");
        }
        if (attribute.uniqueness() != Uniqueness.NONE
                && (inner || attribute.multiValued() || !attribute.type().isText())) {
            throw Refusal.invalidValue(
                    place + "uniqueness", "goes with a text of a single value, that is no sub-attribute");
        }
    }

    private static String name(Map<?, ?> map, String place) {
        String name = text(map, "name", "");
        if (!NAME.matcher(name).matches()) {
            throw Refusal.invalidValue(
                    place + "name", "must begin with a letter and have up to 64 letters, digits, '-', '_' and '$'");
        }
        return name;
    }

    private static String text(Map<?, ?> map, String name, String absent) {
        Object value = map.get(name);
        if (value == null) {
            return absent;
        }
        if (value instanceof String text && text.length() <= MAX_TEXT && text.indexOf('\0') < 0) {
            return text;
        }
        throw Refusal.invalidValue(name, "must be text of at most " + MAX_TEXT + " characters");
    }

    private static boolean flag(Map<?, ?> map, String place, String name) {
        Object value = map.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw Refusal.invalidValue(place + name, "must be true or false");
    }

    private static List<String> texts(Map<?, ?> map, String place, String name) {
        Object value = map.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list
                && list.size() <= MAX_ATTRIBUTES
                && list.stream().allMatch(one -> one instanceof String text && text.length() <= MAX_TEXT)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw Refusal.invalidValue(place + name, "must be a list of at most " + MAX_ATTRIBUTES + " texts");
    }

    private static <E> E oneOf(
            Map<?, ?> map, String place, String name, E[] all, Function<E, String> scimName, E absent) {
        Object value = map.get(name);
        if (value == null) {
            return absent;
        }
        return Arrays.stream(all)
                .filter(one -> scimName.apply(one).equals(value))
                .findFirst()
                .orElseThrow(() -> Refusal.invalidValue(
                        place + name,
                        "must be one of " + Arrays.stream(all).map(scimName).collect(Collectors.joining(", "))));
    }
}
