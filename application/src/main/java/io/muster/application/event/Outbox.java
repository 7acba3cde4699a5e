package io.muster.application.event;

import io.muster.domain.Event;
import io.muster.domain.tenant.TenantId;
import java.time.Instant;

/** Keeps events with the change that made them, in its transaction, until they are delivered. */
public interface Outbox {
    void add(TenantId tenant, Event event, Instant at);
}
