package io.muster.domain.patch;

import static io.muster.domain.RandomText.any;
import static io.muster.domain.RandomText.anyCase;

import io.muster.domain.Limits;
import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation made by chance.
 *
 * @param named the attributes that it names, each by the names on the way to it
 */
record RandomOperation(PatchOperation operation, List<List<String>> named) {
    private static final List<PatchOp> OPS = List.of(PatchOp.values());
    private static final List<String> READ_ONLY =
            List.of("id", "meta", "meta.version", "groups", Schemas.ENTERPRISE_USER_URN + ":manager.displayName");

    static RandomOperation of(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0 -> refused(random);
            case 1, 2, 3, 4 -> withoutPath(random);
            default -> withPath(random);
        };
    }

    /** Of several values, those that a filter selects, or a part of each of them. */
    static Optional<PatchPath> valuePath(Attribute several, String filter, Optional<Attribute> sub) {
        String part = sub.map(attribute -> "." + attribute.name()).orElse("");
        return Optional.of(PatchPath.parse(several.name() + "[" + filter + "]" + part, Schemas.USER, Limits.DEFAULT));
    }

    private static RandomOperation refused(RandomGenerator random) {
        return random.nextBoolean()
                ? operation(any(OPS, random), any(READ_ONLY, random), "1", List.of())
                : operation(PatchOp.REPLACE, "active", "perhaps", List.of());
    }

    private static RandomOperation withoutPath(RandomGenerator random) {
        Map<String, Object> object = new LinkedHashMap<>(Map.of("id", "1", "GROUPS", List.of(), "shoeSize", 44));
        List<List<String>> named = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Attribute attribute = any(RandomValues.writable(Schemas.USER.root()), random);
            if (named.stream().noneMatch(names -> names.get(0).equals(attribute.name()))) {
                Object value = value(attribute, random);
                object.put(anyCase(attribute.name(), random), value);
                named.addAll(names(List.of(attribute.name()), attribute, value));
            }
        }
        PatchOp op = random.nextBoolean() ? PatchOp.ADD : PatchOp.REPLACE;
        return new RandomOperation(new PatchOperation(op, Optional.empty(), object, MissingElement.REFUSE), named);
    }

    private static RandomOperation withPath(RandomGenerator random) {
        PatchOp op = any(OPS, random);
        Attribute first = any(RandomValues.writable(Schemas.USER.root()), random);
        AttributePath path = new AttributePath(List.of(first));
        while (path.target().isComplex() && random.nextInt(4) > 0) {
            path = path.then(any(RandomValues.writable(path.target()), random));
        }
        Attribute target = path.target();
        List<String> names = path.steps().stream().map(Attribute::name).toList();
        if (first.multiValued() && random.nextInt(3) > 0) {
            Optional<Attribute> sub = Optional.of(target).filter(attribute -> !attribute.equals(first));
            String filter = "type eq \"" + any(RandomValues.TYPES, random) + "\"";
            Object value = sub.isPresent() ? value(target, random) : RandomValues.element(first, random);
            MissingElement missing = any(List.of(MissingElement.values()), random);
            PatchOperation operation = new PatchOperation(op, valuePath(first, filter, sub), value, missing);
            return new RandomOperation(operation, List.of(names));
        }
        Object value = value(target, random);
        List<List<String>> named = op == PatchOp.REMOVE ? List.of(names) : names(names, target, value);
        String text = random.nextInt(4) == 0 && !path.toString().startsWith("urn:")
                ? Schemas.USER_URN + ":" + path
                : path.toString();
        return operation(op, anyCase(text, random), value, named);
    }

    private static RandomOperation operation(
            PatchOp op, String path, @Nullable Object value, List<List<String>> named) {
        Optional<PatchPath> parsed = Optional.of(PatchPath.parse(path, Schemas.USER, Limits.DEFAULT));
        return new RandomOperation(new PatchOperation(op, parsed, value, MissingElement.REFUSE), named);
    }

    private static @Nullable Object value(Attribute attribute, RandomGenerator random) {
        return random.nextInt(10) == 0 ? null : RandomValues.value(attribute, random);
    }

    /** An object names its members only, where it is put in the place of a single complex value (RFC 7644 §3.5.2.3). */
    private static List<List<String>> names(List<String> path, Attribute attribute, @Nullable Object value) {
        if (!attribute.isComplex() || attribute.multiValued() || !(value instanceof Map<?, ?> object)) {
            return List.of(path);
        }
        return object.entrySet().stream()
                .flatMap(entry -> {
                    Attribute sub =
                            attribute.subAttribute((String) entry.getKey()).orElseThrow();
                    List<String> longer =
                            Stream.concat(path.stream(), Stream.of(sub.name())).toList();
                    return names(longer, sub, entry.getValue()).stream();
                })
                .toList();
    }
}
