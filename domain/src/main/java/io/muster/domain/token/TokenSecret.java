package io.muster.domain.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What an IdP presents: {@code mus_}, 43 base62 characters of 256 random bits, and 6 of their CRC-32, so that a cut-off paste is
 * told from a wrong one without asking the database, and a leaked one can be scanned for.
 */
public final class TokenSecret {
    private static final String PREFIX = "mus_";
    private static final int RANDOM_CHARACTERS = 43;
    private static final int CHECKSUM_CHARACTERS = 6;
    private static final int LENGTH = PREFIX.length() + RANDOM_CHARACTERS + CHECKSUM_CHARACTERS;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private TokenSecret(String text) {
        this.text = text;
    }

    public static TokenSecret generate() {
        StringBuilder random = new StringBuilder(PREFIX);
        while (random.length() < PREFIX.length() + RANDOM_CHARACTERS) {
            int bits = RANDOM.nextInt(64); // 62 and 63 are thrown again: no character is likelier than another
            if (bits < BASE62.length()) {
                random.append(BASE62.charAt(bits));
            }
        }
        return new TokenSecret(random + checksum(random.toString()));
    }

    /** The secret that the text is; empty if its form or its checksum says that it never was one. */
    public static Optional<TokenSecret> parse(String text) {
        boolean plausible = text.length() == LENGTH
                && text.startsWith(PREFIX)
                && text.endsWith(checksum(text.substring(0, LENGTH - CHECKSUM_CHARACTERS)));
        return plausible ? Optional.of(new TokenSecret(text)) : Optional.empty();
    }

    /** The text itself, for the one answer that shows it. */
    public String reveal() {
        return text;
    }

    /** SHA-256 of the text: all that is stored. The entropy is full, so nothing slower is needed. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "TokenSecret[redacted]";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        char[] digits = new char[CHECKSUM_CHARACTERS];
        long rest = crc.getValue();
        for (int i = CHECKSUM_CHARACTERS - 1; i >= 0; i--) {
            digits[i] = BASE62.charAt((int) (rest % BASE62.length()));
            rest /= BASE62.length();
        }
        return new String(digits);
    }
}
