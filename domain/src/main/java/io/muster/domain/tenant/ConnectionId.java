package io.muster.domain.tenant;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A connection for ever, whatever it is called. */
public record ConnectionId(UUID value) {
    public static ConnectionId next(Instant now) {
        return new ConnectionId(TimeOrderedId.next(now));
    }

    public static Optional<ConnectionId> parse(String text) {
        return TimeOrderedId.parse(text).map(ConnectionId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
