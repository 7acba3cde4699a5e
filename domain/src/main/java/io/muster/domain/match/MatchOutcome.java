package io.muster.domain.match;

import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.util.Optional;

/** What becomes of a pushed person. */
public sealed interface MatchOutcome {
    /**
     * A new account: nobody is known by any rule, or an operator has decided so.
     *
     * @param distinctFrom the account of somebody else who might be taken for this person
     */
    record Create(Optional<UserId> distinctFrom) implements MatchOutcome {
        Create() {
            this(Optional.empty());
        }
    }

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
