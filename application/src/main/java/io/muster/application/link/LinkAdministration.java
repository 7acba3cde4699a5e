package io.muster.application.link;

import io.muster.application.Actor;
import io.muster.domain.Refusal;
import io.muster.domain.link.Duplicate;
import io.muster.domain.link.LinkOperation;
import io.muster.domain.link.OperationId;
import io.muster.domain.tenant.Slug;
import io.muster.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Mends which account an IdP means. Each method tells what it does to which account; with {@link Mode#PREVIEW} it does nothing else. Throws
 * {@link Refusal}: NOT_FOUND for an unknown tenant, user or operation; NOT_ALLOWED_NOW for a protected account or an administrator's, and
 * where there is nothing to do.
 */
public interface LinkAdministration {
    /** The most pairs of a report. */
    int MAX_DUPLICATES = 1000;

    /** Whether it is only told. */
    enum Mode {
        PREVIEW,
        APPLY
    }

    /** How two accounts of one person become one, or stay two. */
    enum Resolution {
        /**
         * The link, the names and the groups of the retired account become the kept one's, and the retired one is deleted for the days of
         * the policy.
         */
        LINK,
        /** They are two people, and the retired account gets another user name, so that nobody takes the one for the other. */
        RENAME,
        /** They are two people; the report is silent about them from now on. */
        KEEP_BOTH
    }

    /**
     * What becomes of two accounts that may be one person. Refused: INVALID_VALUE.
     *
     * @param userName of the retired account from now on; there if it is renamed, and only then
     */
    record Decision(UserId keep, UserId retire, Resolution resolution, Optional<String> userName) {
        public Decision {
            if (keep.equals(retire)) {
                throw Refusal.invalidValue("retire", "must be another user than keep");
            }
            if (resolution == Resolution.RENAME
                    && userName.filter(name -> !name.isBlank()).isEmpty()) {
                throw Refusal.invalidValue(
                        "userName", "is missing: what the account that retire names is called from now on");
            }
            if (resolution != Resolution.RENAME && userName.isPresent()) {
                throw Refusal.invalidValue("userName", "is only for how=rename");
            }
        }
    }

    /** The account keeps everything but its IdP link; the next push finds it again. */
    LinkOperation clear(Actor actor, Slug tenant, UserId user, Mode mode);

    /** The account's primary address becomes this one. Refused: UNIQUENESS if somebody else has it, INVALID_VALUE. */
    LinkOperation reconcile(Actor actor, Slug tenant, UserId user, String email, Mode mode);

    /** Refused also: UNIQUENESS if the new user name is somebody's name or address, or somebody is still known by it. */
    LinkOperation resolve(Actor actor, Slug tenant, Decision decision, Mode mode);

    /** Takes an operation back. Refused: NOT_ALLOWED_NOW if an account has been changed since, or it is too old; UNIQUENESS. */
    LinkOperation undo(Actor actor, Slug tenant, OperationId operation);

    /** Accounts that may be one person, the likeliest first. */
    List<Duplicate> duplicates(Slug tenant);
}
