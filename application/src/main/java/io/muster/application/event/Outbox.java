package io.muster.application.event;

import io.muster.domain.Event;
import io.muster.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/** Keeps events with the change that made them, in its transaction, until they are delivered. */
public interface Outbox {
    void add(TenantId tenant, Event event, Instant at);

    /** Keeps them in their order. */
    default void addAll(TenantId tenant, List<Event> events, Instant at) {
        events.forEach(event -> add(tenant, event, at));
    }
}
