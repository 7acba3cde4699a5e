package io.muster.application.tenant;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of a tenant's connections is meant. */
public final class Connections {
    private Connections() {}

    /**
     * The one of this name, or the only one there is. Refused: NOT_FOUND for a name that none has, NOT_ALLOWED_NOW if there are several and
     * none is named.
     */
    public static Connection named(ConnectionRepository connections, Tenant tenant, Optional<String> name) {
        List<Connection> all = connections.list(tenant.id());
        if (name.isEmpty() && all.size() == 1) {
            return all.get(0);
        }
        String names = all.stream().map(Connection::name).collect(Collectors.joining(", "));
        String given = name.orElseThrow(() -> Refusal.notAllowedNow("Tenant " + tenant.slug()
                + " has several connections. Say which one is meant: connection=…, one of " + names + "."));
        return all.stream()
                .filter(connection -> connection.name().equals(given))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "Tenant " + tenant.slug() + " has no connection of that name; it has " + names + "."));
    }
}
