package io.muster.domain.token;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names an OAuth client (RFC 6749 §2.2); it is no secret. */
public record ClientId(UUID value) {
    public static ClientId next(Instant now) {
        return new ClientId(TimeOrderedId.next(now));
    }

    public static Optional<ClientId> parse(String text) {
        return TimeOrderedId.parse(text).map(ClientId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
