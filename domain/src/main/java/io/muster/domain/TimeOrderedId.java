package io.muster.domain;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562 §5.7): they sort by the millisecond they were made in, so rows made together lie together. */
public final class TimeOrderedId {
    /** The last whose milliseconds fit into 48 bits, in the year 10889. */
    private static final long LAST_SECOND = ((1L << 48) - 1) / 1000 - 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedId() {}

    public static UUID next(Instant now) {
        long random = RANDOM.nextLong();
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** No id of this millisecond or a later one is smaller; before 1970 no id is. */
    public static UUID first(Instant of) {
        long second = Math.max(0, Math.min(LAST_SECOND, of.getEpochSecond()));
        long milli = second == of.getEpochSecond() ? of.getNano() / 1_000_000 : 0;
        return new UUID((second * 1000 + milli) << 16, 0);
    }

    /** The id that the text is, if it is one; another spelling of the same UUID is not. */
    public static Optional<UUID> parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
