package io.muster.domain.activity;

import java.security.SecureRandom;

/** What a request is known by in its answer, in the log and in the activity list: ten characters that are read out easily. */
public record Reference(String value) {
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Reference next() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new Reference(text.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
