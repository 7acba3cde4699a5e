package io.muster.domain.job;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names a job of a tenant; in another tenant it names nothing. */
public record JobId(UUID value) {
    public static JobId next(Instant now) {
        return new JobId(TimeOrderedId.next(now));
    }

    /** The id that the text is, if it is one; another spelling of the same UUID is not. */
    public static Optional<JobId> parse(String text) {
        return TimeOrderedId.parse(text).map(JobId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
