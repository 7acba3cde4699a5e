package io.muster.domain.user;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Given by this service alone; never a value that a client chose. */
public record UserId(UUID value) {
    public static UserId next(Instant now) {
        return new UserId(TimeOrderedId.next(now));
    }

    /** The id that the text is, if it is one; another spelling of the same UUID is not. */
    public static Optional<UserId> parse(String text) {
        return TimeOrderedId.parse(text).map(UserId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
