package io.muster.application.event;

import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserEvent;
import java.time.Instant;

/** Keeps events with the change that made them, in its transaction, until they are delivered. */
public interface Outbox {
    void add(TenantId tenant, UserEvent event, Instant at);
}
