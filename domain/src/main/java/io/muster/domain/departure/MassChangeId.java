package io.muster.domain.departure;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

public record MassChangeId(UUID value) {
    public static MassChangeId next(Instant now) {
        return new MassChangeId(TimeOrderedId.next(now));
    }

    public static Optional<MassChangeId> parse(String text) {
        return TimeOrderedId.parse(text).map(MassChangeId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
