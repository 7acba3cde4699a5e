package io.muster.application.user;

import io.muster.application.Actor;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.util.List;
import java.util.Set;

/** What operators and support do to one user. Throws {@link Refusal}: NOT_FOUND for an unknown tenant or user. */
public interface UserAdministration {
    /** The roles that the user has by hand from now on; what templates grant stays. Refused: INVALID_VALUE. */
    User setRoles(Actor actor, Slug tenant, UserId user, Set<String> roles);

    /** The names that the user is known by beside its own. */
    List<String> aliases(Slug tenant, UserId user);
}
