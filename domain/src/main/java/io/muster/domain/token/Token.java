package io.muster.domain.token;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A bearer token of a tenant, or a secret of one of its OAuth clients, without the secret itself.
 *
 * @param connection what it opens
 * @param client the OAuth client whose secret it is; empty for one that is presented as it is
 * @param hint the last characters of the secret
 * @param setTo what it was set to; whether it has expired beside that, {@link #statusAt} tells
 * @param createdBy who issued it, such as {@code operator}
 * @param expires when it stops working; empty means never
 * @param replaced when another took its place, if it went on working for a while
 */
public record Token(
        TokenId id,
        ConnectionId connection,
        Optional<ClientId> client,
        String description,
        SecretDigest digest,
        String hint,
        TokenStatus setTo,
        String createdBy,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> replaced,
        Optional<TokenUse> lastUse) {
    /** The longest that a token works beside the one that replaces it. */
    public static final Duration MAX_OVERLAP = Duration.ofHours(24);

    private static final int MAX_DESCRIPTION = 255;

    public Token {
        requireDescription(description);
    }

    static void requireDescription(String description) {
        if (description.length() > MAX_DESCRIPTION) {
            throw Refusal.invalidValue("description", "must have at most " + MAX_DESCRIPTION + " characters");
        }
    }

    public static Token issue(
            TokenId id,
            ConnectionId connection,
            Optional<ClientId> client,
            TokenSecret secret,
            String description,
            TokenLife life,
            String createdBy,
            Instant now) {
        return new Token(
                id,
                connection,
                client,
                description,
                secret.digest(),
                secret.hint(),
                TokenStatus.ACTIVE,
                createdBy,
                now,
                life.endAfter(now),
                Optional.empty(),
                Optional.empty());
    }

    public TokenStatus statusAt(Instant now) {
        boolean over = expires.filter(end -> !now.isBefore(end)).isPresent();
        return over && setTo != TokenStatus.REVOKED ? TokenStatus.EXPIRED : setTo;
    }

    /** Whether it is one of those that a tenant may have so many of: it works, and no other is in its place. */
    public boolean countsAt(Instant now) {
        return statusAt(now) == TokenStatus.ACTIVE && replaced.isEmpty();
    }

    /** As long as this one was given, for the one that replaces it. */
    public TokenLife life() {
        return expires.map(end -> TokenLife.of(Duration.between(created, end))).orElse(TokenLife.NEVER_ENDING);
    }

    /** Another takes its place: at once, or when the overlap is over. Refused: NOT_ALLOWED_NOW unless it works or is inactive. */
    public Token replace(Duration overlap, Instant now) {
        requireNotOver(now);
        if (overlap.isZero() || setTo == TokenStatus.INACTIVE) {
            return revoke();
        }
        Instant end = now.plus(overlap);
        Instant sooner = expires.filter(end::isAfter).orElse(end);
        return new Token(
                id,
                connection,
                client,
                description,
                digest,
                hint,
                setTo,
                createdBy,
                created,
                Optional.of(sooner),
                Optional.of(now),
                lastUse);
    }

    /** Refused: NOT_ALLOWED_NOW if it is revoked or has expired, or another has taken its place. */
    public Token activate(Instant now) {
        requireNotOver(now);
        return with(TokenStatus.ACTIVE);
    }

    /** Refused: NOT_ALLOWED_NOW if it is revoked or has expired. */
    public Token deactivate(Instant now) {
        requireNotOver(now);
        return with(TokenStatus.INACTIVE);
    }

    public Token revoke() {
        return with(TokenStatus.REVOKED);
    }

    private void requireNotOver(Instant now) {
        TokenStatus status = statusAt(now);
        if (status == TokenStatus.REVOKED || status == TokenStatus.EXPIRED || replaced.isPresent()) {
            throw Refusal.notAllowedNow("Token " + id + " is "
                    + (status == TokenStatus.REVOKED
                            ? "revoked"
                            : status == TokenStatus.EXPIRED ? "expired" : "replaced by another")
                    + ", which is final. Issue a new one: token-issue.");
        }
    }

    private Token with(TokenStatus changed) {
        return new Token(
                id,
                connection,
                client,
                description,
                digest,
                hint,
                changed,
                createdBy,
                created,
                expires,
                replaced,
                lastUse);
    }
}
