package io.muster.application.tenant;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionEvent;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers, off the way of the requests, which IdP was seen on a connection of which nobody has said it, until it is kept. */
public final class ProfileDetection {
    private static final int MAX_REMEMBERED = 10_000;
    private static final Actor ITSELF = new Actor("service", "detected from traffic");

    private final UnitOfWork unitOfWork;
    private final ConnectionRepository connections;
    private final Audit audit;
    private final Clock clock;
    private final Map<Key, Profile> seen = new ConcurrentHashMap<>();

    @Inject
    public ProfileDetection(UnitOfWork unitOfWork, ConnectionRepository connections, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.connections = connections;
        this.audit = audit;
        this.clock = clock;
    }

    public void seen(TenantId tenant, Connection connection, Profile profile) {
        if (connection.profile() == Profile.UNKNOWN && seen.size() < MAX_REMEMBERED) {
            seen.put(new Key(tenant, connection.id()), profile);
        }
    }

    public void flush() {
        for (Key key : List.copyOf(seen.keySet())) {
            Profile profile = seen.get(key);
            if (profile != null) {
                keep(key, profile);
                seen.remove(key);
            }
        }
    }

    private void keep(Key key, Profile profile) {
        unitOfWork.execute(() -> {
            connections
                    .find(key.tenant(), key.connection())
                    .filter(connection -> connection.profile() == Profile.UNKNOWN)
                    .ifPresent(connection -> {
                        Connection detected = connection.with(profile);
                        connections.update(key.tenant(), detected);
                        audit.keep(
                                key.tenant(), ITSELF, ConnectionEvent.changed(connection, detected), clock.instant());
                    });
            return profile;
        });
    }

    private record Key(TenantId tenant, ConnectionId connection) {}
}
