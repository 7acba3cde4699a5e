package io.muster.domain.filter;

import static io.muster.domain.RandomText.any;

import io.muster.domain.RandomText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Filters made by chance, as the parser makes them: {@code and} and {@code or} join two or more, a whole number of up to 18 digits is
 * a Long and no BigDecimal, and a name begins with a letter.
 */
final class RandomFilterTree {
    private static final List<String> NAMES = List.of(
            "userName",
            "name.givenName",
            "emails",
            "$ref",
            "x-1_y",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
            "not",
            "and",
            "or",
            "pr",
            "eq",
            "null",
            "True");

    private RandomFilterTree() {}

    static Filter filter(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 3)) {
            case 0 -> new Filter.Present(any(NAMES, random));
            case 1, 2 -> comparison(random);
            case 3 -> new Filter.Not(filter(random, depth - 1));
            case 4 -> new Filter.And(several(random, depth - 1));
            case 5 -> new Filter.Or(several(random, depth - 1));
            case 6 -> element(random, depth - 1);
            default -> new Filter.ElementComparison(element(random, depth - 1), comparison(random));
        };
    }

    private static Filter.ElementMatch element(RandomGenerator random, int depth) {
        return new Filter.ElementMatch(any(NAMES, random), filter(random, depth));
    }

    private static List<Filter> several(RandomGenerator random, int depth) {
        return Stream.generate(() -> filter(random, depth))
                .limit(random.nextInt(2, 4))
                .toList();
    }

    private static Filter.Comparison comparison(RandomGenerator random) {
        return new Filter.Comparison(any(NAMES, random), any(List.of(Operator.values()), random), value(random));
    }

    private static @Nullable Object value(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong(-10, 10);
            case 3 -> random.nextLong(-999_999_999_999_999_999L, 1_000_000_000_000_000_000L);
            case 4 -> decimal(random);
            default -> RandomText.anything(random);
        };
    }

    /** Of up to 40 digits, with up to 100 digits behind the point or as many noughts before it; never one that is a Long. */
    private static BigDecimal decimal(RandomGenerator random) {
        BigInteger digits = new BigInteger(random.nextInt(130), new java.util.Random(random.nextLong()));
        BigDecimal decimal = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(-100, 100));
        boolean isLong = decimal.scale() <= 0 && decimal.precision() - decimal.scale() <= 18;
        return isLong ? new BigDecimal("0.5") : decimal;
    }
}
