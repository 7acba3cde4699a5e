package io.muster.domain;

import java.util.List;
import java.util.random.RandomGenerator;

/** Text made by chance, with what text is apt to break on. */
public final class RandomText {
    private static final List<String> AWKWARD = List.of(
            "\"", "\\", "/", "'", "\n", "\t", " ", "]", ")", "%", "ẞ", "e\u0301", "é", "😀", "\uD83D\uDC68\u200D", "字");
    private static final List<String> NEVER_STORED = List.of("\0", "\u0001", "\u001f", "\uD83D", "\uDE00", "\u2028");

    private RandomText() {}

    /** Up to 12 pieces, whatever UTF-16 can hold. */
    public static String anything(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(random.nextInt(4) == 0 ? any(NEVER_STORED, random) : piece(random));
        }
        return text.toString();
    }

    /** Up to 6 pieces, at least one, that an attribute takes if it takes more than one line. */
    public static String storable(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(piece(random));
        }
        return text.toString();
    }

    public static <T> T any(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }

    /** The word with each letter in a case by chance. */
    public static String anyCase(String word, RandomGenerator random) {
        StringBuilder mixed = new StringBuilder();
        word.chars()
                .map(c -> random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c))
                .forEach(c -> mixed.append((char) c));
        return mixed.toString();
    }

    private static String piece(RandomGenerator random) {
        return random.nextBoolean() ? any(AWKWARD, random) : Character.toString('a' + random.nextInt(26));
    }
}
