package io.muster.domain.token;

import io.muster.domain.Refusal;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A bearer token of a tenant, without its secret.
 *
 * @param expires when it stops working; empty means never
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record Token(TokenId id, String description, byte[] digest, Instant created, Optional<Instant> expires) {
    /** How long a token works unless it is asked otherwise (RFC 7644 §7.4 wants a limit). */
    public static final Duration DEFAULT_LIFE = Duration.ofDays(365);

    private static final int MAX_DESCRIPTION = 255;

    public Token {
        digest = digest.clone();
        if (description.length() > MAX_DESCRIPTION) {
            throw Refusal.invalidValue("description", "must have at most " + MAX_DESCRIPTION + " characters");
        }
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }

    /** Whether the secret is this token's; takes the same time however much of it is right. */
    public boolean isOf(TokenSecret secret) {
        return MessageDigest.isEqual(digest, secret.digest());
    }

    public boolean isExpiredAt(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }
}
