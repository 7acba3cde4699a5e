package io.muster.application.template;

import io.muster.domain.Grant;
import io.muster.domain.user.Grants;
import io.muster.domain.user.UserId;
import java.util.Set;

/**
 * That a user has other grants than before; enough to undo it.
 *
 * @param spared it is not done, for the account is protected from losing a role
 */
public record GrantChange(UserId user, Grants before, Grants after, boolean spared) {
    public Set<Grant> gained() {
        return after.without(before);
    }

    public Set<Grant> lost() {
        return before.without(after);
    }
}
