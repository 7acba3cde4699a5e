package io.muster.application.event;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.Event;
import io.muster.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Shows what was put into it. */
public final class RecordingOutbox implements Outbox, Participant {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public void add(TenantId tenant, Event event, Instant at) {
        events.add(event);
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Event.What> whats() {
        return events.stream().map(Event::what).toList();
    }

    @Override
    public Runnable remember() {
        int size = events.size();
        return () -> events.subList(size, events.size()).clear();
    }
}
