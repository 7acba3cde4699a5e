package io.muster.scimhttp.message;

import io.muster.application.Position;
import io.muster.domain.Refusal;
import io.muster.domain.TimeOrderedId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A position as a client keeps it (RFC 9865 §2): the query that it belongs to, when it was given, and where it is. It opens nothing:
 * the tenant of whoever presents it is in every query.
 */
final class Cursor {
    static final Duration LIFE = Duration.ofHours(1);

    private static final int MAX_LENGTH = 8192;
    private static final int PARTS = 4;

    private Cursor() {}

    /** Which query a cursor belongs to; a cursor of another one is refused. */
    static String fingerprint(List<String> query) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\0", query).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String write(Position position, String fingerprint, Instant now) {
        String key = position.key().map(text -> "=" + text).orElse("");
        String text = now.getEpochSecond() + "|" + fingerprint + "|" + position.id() + "|" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Refused: INVALID_CURSOR, EXPIRED_CURSOR. */
    static Position read(String cursor, String fingerprint, Instant now) {
        String[] parts = decoded(cursor).split("\\|", PARTS);
        if (parts.length < PARTS
                || !parts[0].matches("\\d{1,12}")
                || !parts[1].equals(fingerprint)
                || !(parts[3].isEmpty() || parts[3].startsWith("="))) {
            throw invalid();
        }
        if (Instant.ofEpochSecond(Long.parseLong(parts[0])).plus(LIFE).isBefore(now)) {
            throw Refusal.expiredCursor(
                    "The cursor is older than " + LIFE.toMinutes() + " minutes. Begin again with an empty cursor.");
        }
        Optional<String> key = parts[3].isEmpty() ? Optional.empty() : Optional.of(parts[3].substring(1));
        if (key.filter(text -> text.indexOf('\0') >= 0).isPresent()) {
            throw invalid();
        }
        return new Position(key, TimeOrderedId.parse(parts[2]).orElseThrow(Cursor::invalid));
    }

    private static String decoded(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            throw invalid();
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return Refusal.invalidCursor(
                "The cursor is not one that this query was given. Take nextCursor as it is, and keep filter and sort.");
    }
}
