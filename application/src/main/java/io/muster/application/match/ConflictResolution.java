package io.muster.application.match;

import io.muster.application.Actor;
import io.muster.application.link.LinkAdministration.Mode;
import io.muster.domain.Refusal;
import io.muster.domain.match.ConflictId;
import io.muster.domain.tenant.Slug;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.util.Optional;

/** Decides held conflicts; the next push of the person follows the decision. */
public interface ConflictResolution {
    /** What is decided. */
    enum How {
        /** The account is this person's, even if it is protected: the next push links it to the connection that pushes. */
        LINK,
        /** The account is somebody else's: the next push creates a second one. */
        TWO_PEOPLE,
        /** Takes a decision back that no push has met yet. */
        UNDECIDED
    }

    /** @param user which of several accounts is meant */
    record Decide(ConflictId conflict, How how, Optional<UserId> user) {}

    /**
     * What a decision is about and does.
     *
     * @param account that is linked or kept apart
     * @param effect of the decision, in a sentence or more
     */
    record Resolved(HeldConflict conflict, User account, String effect) {}

    /**
     * Saves the decision, or with {@link Mode#PREVIEW} only tells what it would do. Throws {@link Refusal}: NOT_FOUND for an unknown tenant or
     * conflict; NOT_ALLOWED_NOW where the push could not follow it; INVALID_VALUE.
     */
    Resolved resolve(Actor actor, Slug tenant, Decide decide, Mode mode);
}
