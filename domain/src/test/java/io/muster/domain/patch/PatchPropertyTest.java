package io.muster.domain.patch;

import static io.muster.domain.RandomText.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.JsonText;
import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every PATCH of every user; users and operations are made by chance. */
class PatchPropertyTest {
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final int ROUNDS = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {7643, 7644, 9865})
    void whatNoOperationNamesStaysAsItIsToTheByte(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int applied = 0;
        for (int round = 0; round < ROUNDS; round++) {
            User user = RandomValues.user(random);
            String before = JsonText.of(user.attributes().toPlain());
            List<RandomOperation> operations = Stream.generate(() -> RandomOperation.of(random))
                    .limit(random.nextInt(1, 5))
                    .toList();
            try {
                User patched = user.patch(request(operations), NOW);
                List<List<String>> named = Stream.concat(
                                operations.stream().flatMap(one -> one.named().stream()), becomeEqual(user, patched))
                        .toList();
                assertThat(unnamedAfter(user, patched, named))
                        .as("seed %d, round %d: %s", seed, round, operations)
                        .isEqualTo(JsonText.of(unnamed(user.attributes().toPlain(), named)));
                applied++;
            } catch (Refusal refusal) {
                assertThat(JsonText.of(user.attributes().toPlain()))
                        .as("seed %d, round %d, refused: %s", seed, round, operations)
                        .isEqualTo(before);
            }
        }
        assertThat(applied).isBetween(ROUNDS / 2, ROUNDS - 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {7643, 7644, 9865})
    void aValuePathLeavesTheOtherElementsAndTheOtherPartsAsTheyAreToTheByte(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int applied = 0;
        for (int round = 0; round < ROUNDS; round++) {
            User user = RandomValues.user(random);
            Attribute several = any(severalValued(), random);
            String type = any(RandomValues.TYPES, random);
            boolean not = random.nextBoolean();
            Predicate<Map<?, ?>> met = element -> type.equals(element.get("type")) != not;
            List<Map<?, ?>> before = elements(user, several);
            Optional<Attribute> sub = random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(several.subAttribute("display").orElseThrow());
            PatchOp op = any(List.of(PatchOp.values()), random);
            PatchOperation operation = new PatchOperation(
                    op,
                    RandomOperation.valuePath(
                            several, not ? "not (type eq \"" + type + "\")" : "type eq \"" + type + "\"", sub),
                    sub.isPresent() ? "shown" : Map.of("display", "shown"),
                    MissingElement.REFUSE);
            if (before.stream().noneMatch(met) && op != PatchOp.REMOVE) {
                continue;
            }
            List<Map<?, ?>> expected = new ArrayList<>();
            before.forEach(
                    element -> expected(element, met.test(element), op, sub).ifPresent(expected::add));
            if (expected.stream()
                            .map(PatchPropertyTest::withoutPrimary)
                            .distinct()
                            .count()
                    < expected.size()) {
                continue; // equal elements are stored once
            }
            User patched = user.patch(new PatchRequest(Schemas.USER, List.of(operation)), NOW);
            assertThat(JsonText.of(elements(patched, several)))
                    .as("seed %d, round %d: %s", seed, round, operation)
                    .isEqualTo(JsonText.of(expected));
            applied++;
        }
        assertThat(applied).isGreaterThan(ROUNDS / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {7643, 7644, 9865})
    void whatChangesNothingGivesTheSameUserOfTheSameVersion(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            User user = RandomValues.user(random);
            List<RandomOperation> operations = Stream.generate(() -> withoutEffect(user, random))
                    .limit(random.nextInt(1, 5))
                    .toList();
            User patched = user.patch(request(operations), NOW);
            assertThat(patched)
                    .as("seed %d, round %d: %s", seed, round, operations)
                    .isEqualTo(user);
            assertThat(JsonText.of(patched.attributes().toPlain()))
                    .isEqualTo(JsonText.of(user.attributes().toPlain()));
        }
    }

    private static PatchRequest request(List<RandomOperation> operations) {
        return new PatchRequest(
                Schemas.USER,
                operations.stream().map(RandomOperation::operation).toList());
    }

    /** Attributes of which a part was named by which elements have become equal, so that one of them is left. */
    private static Stream<List<String>> becomeEqual(User user, User patched) {
        return RandomValues.writable(Schemas.USER.root()).stream()
                .filter(Attribute::multiValued)
                .filter(several -> !elements(patched, several).isEmpty())
                .filter(several -> elements(patched, several).size()
                        < elements(user, several).size())
                .map(several -> List.of(several.name()));
    }

    /** Elements that an operation made come behind those that were there; an attribute that it named came into being by it. */
    private static String unnamedAfter(User user, User patched, List<List<String>> named) {
        Map<String, Object> before = unnamed(user.attributes().toPlain(), named);
        Map<String, Object> after = unnamed(patched.attributes().toPlain(), named);
        for (List<String> names : named) {
            String first = names.get(0);
            if (!before.containsKey(first)) {
                after.remove(first);
            } else if (before.get(first) instanceof List<?> old && after.get(first) instanceof List<?> now) {
                after.put(first, now.subList(0, Math.min(old.size(), now.size())));
            }
        }
        return JsonText.of(after);
    }

    /** The document without the named attributes, and of those of which a part is named, without it; nothing empty is left. */
    private static Map<String, Object> unnamed(Map<?, ?> document, List<List<String>> named) {
        Map<String, Object> rest = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            List<List<String>> here =
                    named.stream().filter(names -> names.get(0).equals(name)).toList();
            if (here.isEmpty()) {
                rest.put((String) name, value);
            } else if (here.stream().noneMatch(names -> names.size() == 1)) {
                List<List<String>> parts = here.stream()
                        .map(names -> names.subList(1, names.size()))
                        .toList();
                Object kept = value instanceof List<?> list
                        ? list.stream()
                                .map(element -> unnamed((Map<?, ?>) element, parts))
                                .filter(element -> !element.isEmpty())
                                .toList()
                        : unnamed((Map<?, ?>) value, parts);
                if (!kept.equals(List.of()) && !kept.equals(Map.of())) {
                    rest.put((String) name, kept);
                }
            }
        });
        return rest;
    }

    private static Optional<Map<?, ?>> expected(Map<?, ?> element, boolean met, PatchOp op, Optional<Attribute> sub) {
        if (!met) {
            return Optional.of(element);
        }
        Map<Object, Object> changed = new LinkedHashMap<>(element);
        if (op == PatchOp.REMOVE) {
            changed.remove("display");
            return sub.isPresent() && !changed.isEmpty() ? Optional.of(changed) : Optional.empty();
        }
        if (op == PatchOp.REPLACE && sub.isEmpty()) {
            return Optional.of(Map.of("display", "shown"));
        }
        changed.put("display", "shown");
        return Optional.of(changed);
    }

    private static RandomOperation withoutEffect(User user, RandomGenerator random) {
        Map<String, Object> document = user.attributes().toPlain();
        Attribute attribute = any(RandomValues.writable(Schemas.USER.root()), random);
        Object value = document.get(attribute.name());
        PatchOp op = any(List.of(PatchOp.ADD, PatchOp.REPLACE), random);
        if (value == null) {
            op = random.nextBoolean() ? PatchOp.REMOVE : PatchOp.REPLACE;
        } else if (op == PatchOp.ADD && value instanceof List<?> list) {
            value = random.nextBoolean() ? list.get(0) : list.subList(0, random.nextInt(list.size() + 1));
        } else if (value instanceof Map<?, ?> object) {
            Map<Object, Object> part = new LinkedHashMap<>(object);
            part.keySet().removeIf(name -> random.nextBoolean());
            value = part;
        }
        if (op != PatchOp.REMOVE && random.nextBoolean()) {
            Map<String, Object> whole = new LinkedHashMap<>(Map.of("id", "1", "shoeSize", 44));
            whole.put(attribute.name(), value);
            return new RandomOperation(
                    new PatchOperation(op, Optional.empty(), whole, MissingElement.REFUSE), List.of());
        }
        Optional<PatchPath> path = Optional.of(PatchPath.parse(attribute.name(), Schemas.USER, Limits.DEFAULT));
        return new RandomOperation(new PatchOperation(op, path, value, MissingElement.REFUSE), List.of());
    }

    private static Map<?, ?> withoutPrimary(Map<?, ?> element) {
        Map<?, ?> rest = new LinkedHashMap<>(element);
        rest.remove("primary");
        return rest;
    }

    private static List<Attribute> severalValued() {
        return RandomValues.writable(Schemas.USER.root()).stream()
                .filter(Attribute::multiValued)
                .filter(attribute -> attribute.subAttribute("display").isPresent())
                .toList();
    }

    private static List<Map<?, ?>> elements(User user, Attribute several) {
        List<Map<?, ?>> elements = new ArrayList<>();
        user.attributes().get(several.name()).ifPresent(values -> {
            for (Object element : (List<?>) values.toPlain()) {
                elements.add((Map<?, ?>) element);
            }
        });
        return elements;
    }
}
