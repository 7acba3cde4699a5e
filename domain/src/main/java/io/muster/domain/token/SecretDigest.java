package io.muster.domain.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** SHA-256 of a secret: all of it that is stored. The entropy of a secret is full, so nothing slower is needed. */
public final class SecretDigest {
    private static final int BYTES = 32;

    private final byte[] value;

    /** @param value 32 bytes */
    public SecretDigest(byte[] value) {
        if (value.length != BYTES) {
            throw new IllegalArgumentException("not a SHA-256 digest");
        }
        this.value = value.clone();
    }

    static SecretDigest of(String secret) {
        try {
            return new SecretDigest(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return value.clone();
    }

    /** Takes the same time however much of it is alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretDigest digest && MessageDigest.isEqual(value, digest.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "SecretDigest[redacted]";
    }
}
