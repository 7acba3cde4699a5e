package io.muster.domain.tenant;

import io.muster.domain.Refusal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One IdP attached to a tenant.
 *
 * @param name by which the tenant tells its connections apart
 */
public record Connection(ConnectionId id, String name, Profile profile, ConnectionPolicies policies, Instant created) {
    /** The one that every tenant has from the beginning. */
    public static final String DEFAULT_NAME = "default";

    /** The most that a tenant has. */
    public static final int MAX_CONNECTIONS = 20;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");

    public Connection {
        if (!NAME.matcher(name).matches()) {
            throw Refusal.invalidValue("connection", "must be 1 to 63 of the characters a-z, 0-9 and '-'");
        }
    }

    public static Connection create(ConnectionId id, String name, Profile profile, Instant now) {
        return new Connection(id, name, profile, ConnectionPolicies.DEFAULT, now);
    }

    public Connection with(Profile changed) {
        return new Connection(id, name, changed, policies, created);
    }

    public Connection with(ConnectionPolicies changed) {
        return new Connection(id, name, profile, changed, created);
    }
}
