package io.muster.application.tenant;

import io.muster.application.Actor;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Slug;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is done to a tenant's connections; each change is audited. Every method may throw {@link Refusal}: NOT_FOUND. */
public interface ConnectionAdministration {
    /** One more. Refused: UNIQUENESS, INVALID_VALUE, NOT_ALLOWED_NOW if there are as many as there may be. */
    Connection create(Actor actor, Slug tenant, String name, Profile profile);

    /** The oldest first. */
    List<Connection> list(Slug tenant);

    /** @param name may be left out if there is only one */
    Connection get(Slug tenant, Optional<String> name);

    /** What the externalIds of the connection's latest users look like, at most {@value #MOST_LOOKED_AT}. */
    ExternalIdsSeen externalIds(Slug tenant, Optional<String> name);

    /** @param name may be left out if there is only one */
    Connection change(Actor actor, Slug tenant, Optional<String> name, UnaryOperator<Connection> change);

    /** @param immutable how many of the users have one that never passes to another person, by the policy of the connection */
    record ExternalIdsSeen(int users, int immutable) {}

    int MOST_LOOKED_AT = 200;
}
