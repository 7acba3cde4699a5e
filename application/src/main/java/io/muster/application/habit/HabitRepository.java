package io.muster.application.habit;

import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.util.List;

/** The counts of departures from the RFC, by connection. */
public interface HabitRepository {
    /** Adds what has come since the last time. */
    void add(TenantId tenant, ConnectionId connection, HabitCount more);

    /** By name. */
    List<HabitCount> list(TenantId tenant, ConnectionId connection);
}
