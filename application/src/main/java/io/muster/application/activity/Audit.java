package io.muster.application.activity;

import io.muster.application.Actor;
import io.muster.application.event.Outbox;
import io.muster.domain.Event;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Trace;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Keeps administrative acts, in the unit of work that does them: the event, and who did it, why, and what was before and after. */
public final class Audit {
    private final Outbox outbox;
    private final ActivityLog activities;

    @Inject
    public Audit(Outbox outbox, ActivityLog activities) {
        this.outbox = outbox;
        this.activities = activities;
    }

    /** @param steps what there is to say of it beside what changed */
    public void keep(TenantId tenant, Actor actor, Event event, Instant at, String... steps) {
        outbox.add(tenant, event, at);
        Trace trace = Trace.begin();
        List.of(steps).forEach(trace::step);
        activities.add(tenant, Activity.done(actor.name(), event, trace, actor.reason(), at));
    }
}
