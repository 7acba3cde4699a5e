package io.muster.domain.match;

import io.muster.domain.user.User;
import io.muster.domain.user.UserId;

/** What becomes of a pushed person. */
public sealed interface MatchOutcome {
    /** Nobody is known by any rule: a new account. */
    record Create() implements MatchOutcome {}

    /** An account that no IdP has had is linked to the connection. */
    record Adopt(User user, MatchRule rule) implements MatchOutcome {}

    /**
     * An account of the connection that was deactivated or deleted is in use again.
     *
     * @param deleted whether it has to be restored
     */
    record Return(User user, MatchRule rule, boolean deleted) implements MatchOutcome {}

    /** The account is there, in use, and seen by the connection. */
    record Taken(MatchRule rule) implements MatchOutcome {}

    /** People have to decide. */
    record Conflict(ConflictCause cause, MatchRule rule, UserId user) implements MatchOutcome {}
}
