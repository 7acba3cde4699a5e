package io.muster.application.metric;

import io.muster.application.Caller;
import io.muster.domain.activity.Cause;
import java.util.Optional;

/** Counts the requests of this node, for its operator. */
public interface RequestMeter {
    /** @param operation method and template of the path, such as {@code PATCH /Users/{id}}; one of a fixed set */
    void answered(String operation, int status, Optional<Caller> caller);

    /** @param cause empty if nothing more than the status is known, as without a valid token */
    void failed(int status, Optional<Cause> cause, Optional<Caller> caller);
}
