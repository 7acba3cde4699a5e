package io.muster.application.tenant;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionEvent;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Locks the tenant, lets the connection decide, saves, and keeps who did it. */
public final class ConnectionAdministrationService implements ConnectionAdministration {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final ConnectionRepository connections;
    private final UserRepository users;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public ConnectionAdministrationService(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            ConnectionRepository connections,
            UserRepository users,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.connections = connections;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Connection create(Actor actor, Slug slug, String name, Profile profile) {
        return unitOfWork.execute(() -> {
            Tenant tenant = lock(slug);
            if (connections.list(tenant.id()).size() >= Connection.MAX_CONNECTIONS) {
                throw Refusal.notAllowedNow("Tenant " + slug + " has " + Connection.MAX_CONNECTIONS
                        + " connections, as many as it may. Use one of them.");
            }
            Instant now = clock.instant();
            Connection connection = Connection.create(ConnectionId.next(now), name, profile, now);
            connections.insert(tenant.id(), connection);
            audit.keep(tenant.id(), actor, ConnectionEvent.created(connection), now);
            return connection;
        });
    }

    @Override
    public List<Connection> list(Slug slug) {
        return connections.list(find(slug).id());
    }

    @Override
    public Connection get(Slug slug, Optional<String> name) {
        return Connections.named(connections, find(slug), name);
    }

    @Override
    public ExternalIdsSeen externalIds(Slug slug, Optional<String> name) {
        Tenant tenant = find(slug);
        Connection connection = Connections.named(connections, tenant, name);
        List<String> latest = users.latestExternalIds(tenant.id(), connection.id(), MOST_LOOKED_AT);
        long immutable = latest.stream()
                .filter(connection.policies().externalId()::isImmutable)
                .count();
        return new ExternalIdsSeen(latest.size(), (int) immutable);
    }

    @Override
    public Connection change(Actor actor, Slug slug, Optional<String> name, UnaryOperator<Connection> change) {
        return unitOfWork.execute(() -> {
            Tenant tenant = lock(slug);
            Connection before = Connections.named(connections, tenant, name);
            Connection after = change.apply(before);
            if (!after.equals(before)) {
                connections.update(tenant.id(), after);
                audit.keep(tenant.id(), actor, ConnectionEvent.changed(before, after), clock.instant());
            }
            return after;
        });
    }

    private Tenant find(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
    }

    private Tenant lock(Slug slug) {
        return tenants.findForUpdate(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
    }
}
