package io.muster.domain.user;

import io.muster.domain.TextKey;
import io.muster.domain.UserNameKey;
import java.util.Optional;

/**
 * The user name that a user is to have, as far as the user alone can tell.
 *
 * @param address that it is taken from; empty if there is none
 * @param name empty if there is an obstacle to finding one
 * @param obstacle why it is not given that name
 */
public record UserIdProposal(Optional<String> address, Optional<String> name, Optional<UserIdObstacle> obstacle) {
    static UserIdProposal none(UserIdObstacle obstacle) {
        return new UserIdProposal(Optional.empty(), Optional.empty(), Optional.of(obstacle));
    }

    /** What may be asked of other users: who has the name. */
    public Optional<String> nameKey() {
        return name.map(UserNameKey::of);
    }

    /** What may be asked of other users: who has the address. */
    public Optional<String> addressKey() {
        return address.map(TextKey::of);
    }
}
