package io.muster.application.health;

import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** What came through the connections. */
public interface TrafficRepository {
    Optional<Instant> lastSuccess(TenantId tenant, ConnectionId connection);
}
