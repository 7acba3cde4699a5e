package io.muster.application.user;

import io.muster.domain.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** People and questions about them, made by chance from few enough values that they often meet. */
final class RandomFilters {
    private static final List<String> WORDS =
            List.of("Anna", "anna", "BEA", "b", "Zoë", "ZOË", "a\\\"b", "100%_", "😀z", "ﬀ");
    private static final List<String> TYPES = List.of("work", "home", "Other");
    private static final List<String> OPERATORS = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
    private static final List<String> TEXTS = List.of(
            "title",
            "externalId",
            "name.givenName",
            "emails.value",
            "emails.type",
            Schemas.ENTERPRISE_USER_URN + ":department",
            Schemas.ENTERPRISE_USER_URN + ":manager.value",
            Schemas.USER_URN + ":nickName",
            "userName",
            "id");

    private RandomFilters() {}

    static UserBuilder user(Random random) {
        UserBuilder user = UserBuilder.aUser();
        for (String name : List.of("title", "externalId", "nickName")) {
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
                    Map.of("department", word(random), "manager", Map.of("value", word(random))));
        }
        List<Map<String, Object>> emails = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            emails.add(
                    random.nextBoolean()
                            ? Map.of("value", word(random), "type", any(TYPES, random))
                            : Map.of("value", word(random), "primary", random.nextBoolean()));
        }
        return user.with("emails", emails).with("active", random.nextInt(4) > 0);
    }

    static String filter(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 6);
        return switch (kind) {
            case 0 -> any(TEXTS, random) + " pr";
            case 1 ->
                any(List.of("active", "emails.primary"), random)
                        + any(List.of(" eq ", " ne "), random)
                        + any(List.of("true", "false", "null"), random);
            case 2 -> "emails[" + element(random) + any(List.of(" and ", " or "), random) + element(random) + "]";
            case 3 -> "emails[not (" + element(random) + ")].value eq \"" + quoted(word(random)) + "\"";
            case 4 -> any(TEXTS, random) + any(List.of(" eq ", " ne "), random) + "null";
            case 6 -> "not (" + filter(random, depth - 1) + ")";
            case 7 -> "(" + filter(random, depth - 1) + ")";
            case 8 -> filter(random, depth - 1) + " and " + filter(random, depth - 1);
            case 9 -> filter(random, depth - 1) + " or " + filter(random, depth - 1);
            default -> any(TEXTS, random) + comparison(random);
        };
    }

    private static String element(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "primary eq " + random.nextBoolean();
            case 1 -> "type pr";
            case 2 -> "type eq \"" + any(TYPES, random) + "\"";
            default -> "value" + comparison(random);
        };
    }

    private static String comparison(Random random) {
        return " " + any(OPERATORS, random) + " \"" + quoted(word(random)) + "\"";
    }

    private static String word(Random random) {
        String word = any(WORDS, random).replace("\\\"", "\"");
        return random.nextInt(3) == 0 ? word.substring(0, word.offsetByCodePoints(0, 1)) : word;
    }

    private static String quoted(String word) {
        return word.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
