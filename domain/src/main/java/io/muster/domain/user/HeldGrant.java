package io.muster.domain.user;

import io.muster.domain.Grant;

/** A grant that a user has, and one reason why. */
public record HeldGrant(Grant grant, GrantSource source) {
    boolean isByHand() {
        return source instanceof GrantSource.ByHand;
    }
}
