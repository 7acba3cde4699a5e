package io.muster.domain.link;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An operation for ever. */
public record OperationId(UUID value) {
    public static OperationId next(Instant now) {
        return new OperationId(TimeOrderedId.next(now));
    }

    /** The id that the text is, if it is one. */
    public static Optional<OperationId> parse(String text) {
        return TimeOrderedId.parse(text).map(OperationId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
