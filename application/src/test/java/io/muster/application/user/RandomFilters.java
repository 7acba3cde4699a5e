package io.muster.application.user;

import io.muster.domain.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** People and questions about them, made by chance from few enough values that they often meet. */
final class RandomFilters {
    private static final List<String> WORDS = List.of(
            "Anna", "anna", "BEA", "b", "Zoë", "ZOË", "a\"b", "a\\b", "100%_", "😀z", "ﬀ", "Straße", "\uff41\uffee");
    private static final List<String> TYPES = List.of("work", "home", "Other");
    private static final List<String> OPERATORS = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
    private static final List<String> EQUALITY = List.of("eq", "ne");
    private static final List<String> BY_ORDER = List.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final List<String> BOOLEANS = List.of("true", "false", "null");
    private static final List<String> SEVERAL = List.of("emails", "ims", "photos", "addresses");
    private static final String MANAGER = Schemas.ENTERPRISE_USER_URN + ":manager";
    private static final List<String> TEXTS = List.of(
            "title",
            "externalId",
            "profileUrl",
            "name.givenName",
            "emails.value",
            "emails.type",
            "photos.value",
            "addresses.region",
            Schemas.ENTERPRISE_USER_URN + ":department",
            MANAGER + ".value",
            Schemas.USER_URN + ":nickName",
            "userName",
            "id",
            "meta.resourceType",
            "meta.version");
    private static final List<String> OTHERS =
            List.of("name", "emails", "addresses", Schemas.ENTERPRISE_USER_URN, MANAGER, "meta", "schemas", "active");

    private RandomFilters() {}

    static UserBuilder user(Random random) {
        UserBuilder user = UserBuilder.aUser();
        for (String name : List.of("title", "externalId", "nickName", "profileUrl")) {
            if (random.nextBoolean()) {
                user.with(name, word(random));
            }
        }
        if (random.nextBoolean()) {
            user.with("name", Map.of("givenName", word(random)));
        }
        if (random.nextBoolean()) {
            user.with(
                    Schemas.ENTERPRISE_USER_URN,
                    random.nextBoolean()
                            ? Map.of("department", word(random))
                            : Map.of("department", word(random), "manager", Map.of("value", word(random))));
        }
        for (String several : SEVERAL) {
            user.with(several, elements(part(several), random));
        }
        return user.with("active", random.nextInt(4) > 0);
    }

    private static List<Map<String, Object>> elements(String part, Random random) {
        List<Map<String, Object>> elements = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            elements.add(
                    switch (random.nextInt(3)) {
                        case 0 -> Map.of(part, word(random), "type", any(TYPES, random));
                        case 1 -> Map.of(part, word(random), "primary", random.nextBoolean());
                        default -> Map.of("type", any(TYPES, random));
                    });
        }
        return elements;
    }

    static String filter(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 10)) {
            case 0 -> anyCase(any(random.nextBoolean() ? TEXTS : OTHERS, random), random) + " pr";
            case 1 ->
                any(List.of("active", "emails.primary"), random)
                        + compared(any(EQUALITY, random), any(BOOLEANS, random));
            case 2, 3 -> {
                String several = any(SEVERAL, random);
                yield several + "[" + element(part(several), random, 2) + "]";
            }
            case 4 -> "emails[" + element("value", random, 1) + "].value" + comparison(random);
            case 5 -> any(TEXTS, random) + compared(any(EQUALITY, random), "null");
            case 6 ->
                any(List.of("meta.created", "meta.lastModified"), random)
                        + compared(any(BY_ORDER, random), time(random));
            case 7 ->
                "schemas"
                        + compared(
                                any(EQUALITY, random),
                                quoted(any(List.of(Schemas.USER_URN, Schemas.ENTERPRISE_USER_URN, "x"), random)));
            case 10 -> "not (" + filter(random, depth - 1) + ")";
            case 11 -> "(" + filter(random, depth - 1) + ")";
            case 12 -> filter(random, depth - 1) + " and " + filter(random, depth - 1);
            case 13 -> filter(random, depth - 1) + " or " + filter(random, depth - 1);
            default -> anyCase(any(TEXTS, random), random) + comparison(random);
        };
    }

    private static String part(String several) {
        return several.equals("addresses") ? "region" : "value";
    }

    /** What stands inside [ ]. */
    private static String element(String part, Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> "primary" + compared(any(EQUALITY, random), any(BOOLEANS, random));
            case 1 -> any(List.of("type", "primary", part), random) + " pr";
            case 2 -> "type" + compared(any(EQUALITY, random), "null");
            case 3 -> "type" + compared(any(OPERATORS, random), quoted(any(TYPES, random)));
            case 5 -> "not (" + element(part, random, depth - 1) + ")";
            case 6 -> element(part, random, depth - 1) + " and " + element(part, random, depth - 1);
            case 7 -> "(" + element(part, random, depth - 1) + " or " + element(part, random, depth - 1) + ")";
            default -> part + comparison(random);
        };
    }

    private static String comparison(Random random) {
        String value = switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> "W/\"1\"";
            case 2 -> "User";
            default -> word(random);
        };
        return compared(any(OPERATORS, random), quoted(value));
    }

    private static String compared(String operator, String value) {
        return " " + operator + " " + value;
    }

    /** Some people are as old; to the microsecond, for no database keeps more. */
    private static String time(Random random) {
        String fraction = String.format(".%03d", random.nextInt(500)) + any(List.of("", "000", "500"), random);
        return quoted(
                "2026-01-31T" + any(List.of("09:30:00" + fraction + "Z", "10:30:00" + fraction + "+01:00"), random));
    }

    private static String word(Random random) {
        String word = any(WORDS, random);
        return random.nextInt(3) == 0 ? word.substring(0, word.offsetByCodePoints(0, 1)) : word;
    }

    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String anyCase(String name, Random random) {
        return random.nextInt(4) == 0 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
