package io.muster.application.health;

import io.muster.domain.health.Traffic;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has come of connections, as far as it is kept; a node may have counted a few seconds more. */
public interface TrafficRepository {
    /** When a request of the connection last succeeded; empty if none has. */
    Optional<Instant> lastSuccess(TenantId tenant, ConnectionId connection);

    /** Whether a request has come of any connection of any tenant. */
    boolean hasComeSince(Instant time);

    /** {@link Traffic#NONE} if nothing has come. */
    Traffic find(TenantId tenant, ConnectionId connection);

    /** Of all connections of the tenant of which something has come. */
    Map<ConnectionId, Traffic> list(TenantId tenant);

    /** Finds it and keeps everybody else from changing it until the unit of work ends; empty if there is no such connection. */
    Optional<Watched> findForUpdate(TenantId tenant, ConnectionId connection);

    /** @param lookAgain when, in the time that the service has been up for, somebody has to look whether it is silent; empty for never */
    void update(TenantId tenant, ConnectionId connection, Traffic traffic, Optional<Duration> lookAgain);

    /**
     * At most {@code limit} of those that are due to be looked at and not told to be silent, the longest due first. They are locked until
     * the unit of work ends; those that somebody else has locked are left out.
     */
    List<Watched> takeDue(Duration up, int limit);

    /** Has the connections of the tenant be heard at {@code up}, unless they are told to be silent, and be looked at again then. */
    void countAnew(TenantId tenant, Duration up, Duration lookAgain);

    /** A connection with its traffic, as it is set up now. */
    record Watched(TenantId tenant, ScimState scim, Connection connection, Traffic traffic) {
        /** When somebody has to look whether it is silent, if nothing more comes than this. */
        Optional<Duration> lookAgain(Traffic after) {
            return after.patience(connection.profile()).map(after.heard()::plus);
        }
    }
}
