package io.muster.domain.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What an IdP presents: four characters that say of which kind it is, 43 base62 characters of 256 random bits, and 6 of their CRC-32,
 * so that a cut-off paste is told from a wrong one without asking the database.
 */
public final class TokenSecret {
    private static final int PREFIX_CHARACTERS = 4;
    private static final int RANDOM_CHARACTERS = 43;
    private static final int CHECKSUM_CHARACTERS = 6;
    private static final int HINT_CHARACTERS = 4;
    private static final int LENGTH = PREFIX_CHARACTERS + RANDOM_CHARACTERS + CHECKSUM_CHARACTERS;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKind kind;
    private final String text;

    private TokenSecret(SecretKind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    public static TokenSecret generate(SecretKind kind) {
        StringBuilder random = new StringBuilder(kind.prefix());
        while (random.length() < PREFIX_CHARACTERS + RANDOM_CHARACTERS) {
            int bits = RANDOM.nextInt(64); // 62 and 63 are thrown again: no character is likelier than another
            if (bits < BASE62.length()) {
                random.append(BASE62.charAt(bits));
            }
        }
        return new TokenSecret(kind, random + checksum(random.toString()));
    }

    /** The secret that the text is; empty if its form or its checksum says that it never was one. */
    public static Optional<TokenSecret> parse(String text) {
        boolean plausible =
                text.length() == LENGTH && text.endsWith(checksum(text.substring(0, LENGTH - CHECKSUM_CHARACTERS)));
        return plausible ? SecretKind.of(text).map(kind -> new TokenSecret(kind, text)) : Optional.empty();
    }

    public SecretKind kind() {
        return kind;
    }

    /** The text itself, for the one answer that shows it. */
    public String reveal() {
        return text;
    }

    public SecretDigest digest() {
        return SecretDigest.of(text);
    }

    /** The last characters, by which a person tells one token from another. */
    public String hint() {
        return text.substring(text.length() - HINT_CHARACTERS);
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
