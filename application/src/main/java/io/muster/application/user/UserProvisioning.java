package io.muster.application.user;

import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;

/**
 * What an IdP does to a tenant's users (RFC 7644 §3.3 to §3.6). Every method may throw {@link Refusal}. Each change is one
 * transaction with its event and its line in the activity log; a change that changes nothing leaves neither.
 */
public interface UserProvisioning {
    /**
     * The person as the account that it is: a new one, or the one that {@link io.muster.domain.match.Matching} finds. Refused: UNIQUENESS if
     * the account is there and in use, or if people have to decide, which is kept and announced; INVALID_VALUE.
     */
    User create(Caller caller, ComplexValue attributes);

    /** Refused: NOT_FOUND, also for a deleted user and for one of another tenant. */
    User get(Caller caller, UserId id);

    /** In the order of creation. Refused: INVALID_FILTER for what is not supported. */
    Page<User> query(Caller caller, ResourceQuery query);

    /** Clears what is left out, but for {@code active}. Refused: NOT_FOUND, STALE_VERSION, UNIQUENESS, INVALID_VALUE. */
    User replace(Caller caller, UserId id, Precondition ifMatch, ComplexValue attributes);

    /** All operations or none. Refused: NOT_FOUND, STALE_VERSION, UNIQUENESS, MUTABILITY, NO_TARGET, INVALID_*. */
    User patch(Caller caller, UserId id, Precondition ifMatch, PatchRequest patch);

    /** The name is free at once; the record is kept for some days. Refused: NOT_FOUND, STALE_VERSION. */
    void delete(Caller caller, UserId id, Precondition ifMatch);

    /** The refusal for an id that no user of the tenant has; the same whatever the reason. */
    static Refusal unknownUser() {
        return Refusal.notFound("There is no user with this id. Look the user up by userName or externalId.");
    }

    /** The refusal for a user name that another user has; the same whoever finds it out. */
    static Refusal userNameTaken() {
        return Refusal.uniqueness(
                "userName is taken by another user of this tenant (letter case, width and blanks at the ends do not count). Look the user up"
                        + " with filter=userName eq \"…\" and update it, or choose another userName.");
    }
}
