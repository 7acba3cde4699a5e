package io.muster.domain.tenant;

import io.muster.domain.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose accounts IdPs write on behalf of, and may not take.
 *
 * @param scimAdministrator the user on whose behalf IdPs write
 * @param ofScimAdministrator whether no IdP deactivates, deletes or takes over that user
 * @param breakGlass users whom no IdP deactivates, deletes or takes over
 */
public record Protection(Optional<UUID> scimAdministrator, boolean ofScimAdministrator, List<UUID> breakGlass) {
    public static final Protection NONE = new Protection(Optional.empty(), false, List.of());

    private static final int MAX_USERS = 100;

    public Protection {
        breakGlass = List.copyOf(breakGlass);
        if (breakGlass.size() > MAX_USERS) {
            throw Refusal.invalidValue("breakGlass", "must be at most " + MAX_USERS + " users");
        }
    }

    public boolean isScimAdministrator(UUID user) {
        return scimAdministrator.filter(user::equals).isPresent();
    }
}
