package io.muster.domain.group;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Given by this service alone. */
public record GroupId(UUID value) {
    public static GroupId next(Instant now) {
        return new GroupId(TimeOrderedId.next(now));
    }

    /** The id that the text is, if it is one; another spelling of the same UUID is not. */
    public static Optional<GroupId> parse(String text) {
        return TimeOrderedId.parse(text).map(GroupId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
