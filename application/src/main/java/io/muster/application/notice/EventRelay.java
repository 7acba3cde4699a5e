package io.muster.application.notice;

import io.muster.application.UnitOfWork;
import io.muster.application.mail.Mailing;
import io.muster.application.notice.DueEvents.Due;
import io.muster.application.notice.DueEvents.DueEvent;
import io.muster.application.tenant.ConnectionRepository;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.notice.EventNotices;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells admins of events, in the order of each tenant, each in a unit of work of its own. On any number of nodes. */
public final class EventRelay {
    private static final int BATCH = 100;

    private final UnitOfWork unitOfWork;
    private final DueEvents events;
    private final TenantRepository tenants;
    private final ConnectionRepository connections;
    private final Mailing mailing;

    @Inject
    public EventRelay(
            UnitOfWork unitOfWork,
            DueEvents events,
            TenantRepository tenants,
            ConnectionRepository connections,
            Mailing mailing) {
        this.unitOfWork = unitOfWork;
        this.events = events;
        this.tenants = tenants;
        this.connections = connections;
        this.mailing = mailing;
    }

    /** What is due; an event that cannot be told does not keep the others from being told. */
    public void tell() {
        Each.of(events.due(BATCH), this::tell);
    }

    private void tell(Due due) {
        try {
            unitOfWork.execute(() -> {
                events.take(due).ifPresent(event -> {
                    tell(due, event);
                    events.told(due);
                });
                return due;
            });
        } catch (RuntimeException e) {
            unitOfWork.execute(() -> {
                events.setBack(due);
                return due;
            });
            throw e;
        }
    }

    private void tell(Due due, DueEvent event) {
        NoticeKind kind = EventNotices.kindOf(event.type()).orElseThrow();
        Tenant tenant = tenants.find(due.tenant()).orElseThrow();
        Map<String, String> attributes = new HashMap<>();
        event.attributes().forEach((name, values) -> attributes.put(name, String.join(", ", values)));
        Notice notice = EventNotices.of(
                kind, due.event().toString(), event.subject(), attributes, profile(due.tenant(), event));
        if (kind == NoticeKind.ADDRESS_CHANGED) {
            mailing.post(tenant, notice, event.attributes().getOrDefault("addresses", List.of()));
        } else {
            mailing.post(tenant, notice);
        }
    }

    private Profile profile(TenantId tenant, DueEvent event) {
        return ConnectionId.parse(event.subject())
                .flatMap(id -> connections.find(tenant, id))
                .map(Connection::profile)
                .orElse(Profile.UNKNOWN);
    }
}
