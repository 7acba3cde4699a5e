package io.muster.domain.patch;

import static io.muster.domain.RandomText.any;

import io.muster.domain.RandomText;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Values made by chance that the schema allows, as JSON has them. */
final class RandomValues {
    static final List<String> TYPES = List.of("work", "home", "other");

    private static final Instant THEN = Instant.parse("2026-01-31T09:30:00Z");

    private RandomValues() {}

    /** A user with about two of three of all attributes that a client may write, the extension's among them. */
    static User user(RandomGenerator random) {
        Map<String, Object> document = object(Schemas.USER.root(), random);
        document.put("userName", "b" + random.nextInt(100));
        return User.provisioned(
                UserId.next(THEN), Optional.empty(), ValueReader.readResource(Schemas.USER, document), THEN);
    }

    static List<Attribute> writable(Attribute container) {
        return container.subAttributes().stream()
                .filter(attribute -> !attribute.isReadOnly())
                .toList();
    }

    static Object value(Attribute attribute, RandomGenerator random) {
        if (!attribute.multiValued()) {
            return one(attribute, random);
        }
        List<Object> values = new ArrayList<>();
        boolean primary = random.nextBoolean();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            Map<String, Object> element = element(attribute, random);
            if (primary) {
                element.put("primary", i == 1);
            }
            values.add(element);
        }
        return values;
    }

    /** One of several values; it does not say whether it is the primary one. */
    static Map<String, Object> element(Attribute attribute, RandomGenerator random) {
        Map<String, Object> element = object(attribute, random);
        element.remove("primary");
        return element;
    }

    private static Object one(Attribute attribute, RandomGenerator random) {
        return switch (attribute.type()) {
            case COMPLEX -> object(attribute, random);
            case BOOLEAN -> random.nextBoolean();
            case BINARY ->
                Base64.getEncoder().encodeToString(RandomText.storable(random).getBytes(StandardCharsets.UTF_8));
            case STRING -> text(attribute, random);
            case REFERENCE, DECIMAL, INTEGER, DATE_TIME -> "https://example.com/" + random.nextInt(100);
        };
    }

    private static String text(Attribute attribute, RandomGenerator random) {
        return switch (attribute.name()) {
            case "type" -> any(TYPES, random);
            case "userName", "displayName", "value" -> random.nextInt(100) + "\"\\ é😀";
            default -> RandomText.storable(random);
        };
    }

    private static Map<String, Object> object(Attribute container, RandomGenerator random) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Attribute sub : writable(container)) {
            if (random.nextInt(3) > 0) {
                object.put(sub.name(), value(sub, random));
            }
        }
        return object;
    }
}
