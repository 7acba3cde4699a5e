package io.muster.domain.match;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Identifies a held conflict for as long as it is open. */
public record ConflictId(UUID value) {
    public static ConflictId next(Instant now) {
        return new ConflictId(TimeOrderedId.next(now));
    }

    /** The id that the text is, if it is one. */
    public static Optional<ConflictId> parse(String text) {
        return TimeOrderedId.parse(text).map(ConflictId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
