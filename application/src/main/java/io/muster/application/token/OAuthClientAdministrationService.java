package io.muster.application.token;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.ConnectionRepository;
import io.muster.application.tenant.Connections;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.token.TokenAdministration.Issued;
import io.muster.application.token.TokenAdministration.Listed;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.OAuthClient;
import io.muster.domain.token.TokenEvent;
import io.muster.domain.token.TokenLife;
import io.muster.domain.token.TokenStatus;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** As for tokens, the tenant's row is locked while something is counted. */
public final class OAuthClientAdministrationService implements OAuthClientAdministration {
    private static final int MAX_SECRETS = 100;

    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final ConnectionRepository connections;
    private final OAuthClientRepository clients;
    private final TokenRepository tokens;
    private final TokenIssuing issuing;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public OAuthClientAdministrationService(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            ConnectionRepository connections,
            OAuthClientRepository clients,
            TokenRepository tokens,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.connections = connections;
        this.clients = clients;
        this.tokens = tokens;
        this.issuing = new TokenIssuing(tokens, audit, clock);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public IssuedClient issue(Actor actor, Slug slug, Optional<String> name, String description, TokenLife life) {
        return unitOfWork.execute(() -> {
            Tenant tenant = lock(slug);
            tenant.requireTokensAllowed();
            requireRoom(tenant);
            Instant now = clock.instant();
            ConnectionId connection =
                    Connections.named(connections, tenant, name).id();
            OAuthClient client = OAuthClient.issue(ClientId.next(now), connection, description, actor.name(), now);
            clients.insert(tenant.id(), client);
            audit.keep(tenant.id(), actor, TokenEvent.issued(client), now);
            return new IssuedClient(
                    client, issuing.issue(actor, tenant, connection, Optional.of(client.id()), description, life));
        });
    }

    @Override
    public Issued issueSecret(Actor actor, Slug slug, ClientId id, TokenLife life) {
        return unitOfWork.execute(() -> {
            Tenant tenant = lock(slug);
            tenant.requireTokensAllowed();
            OAuthClient client = find(tenant, id);
            client.requireNotRevoked();
            issuing.requireRoom(tenant, Optional.of(id));
            return issuing.issue(actor, tenant, client.connection(), Optional.of(id), client.description(), life);
        });
    }

    @Override
    public List<ListedClient> list(Slug slug) {
        Tenant tenant = tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
        List<Connection> all = connections.list(tenant.id());
        return clients.list(tenant.id(), MAX_LIST).stream()
                .map(client -> new ListedClient(client, secrets(tenant, client, all)))
                .toList();
    }

    private List<Listed> secrets(Tenant tenant, OAuthClient client, List<Connection> all) {
        return ListedTokens.of(tokens.list(tenant.id(), Optional.of(client.id()), MAX_SECRETS), all, clock.instant());
    }

    @Override
    public OAuthClient activate(Actor actor, Slug slug, ClientId id) {
        return changed(actor, slug, id, OAuthClient::activate);
    }

    @Override
    public OAuthClient deactivate(Actor actor, Slug slug, ClientId id) {
        return changed(actor, slug, id, OAuthClient::deactivate);
    }

    @Override
    public OAuthClient revoke(Actor actor, Slug slug, ClientId id) {
        return changed(actor, slug, id, OAuthClient::revoke);
    }

    private OAuthClient changed(Actor actor, Slug slug, ClientId id, UnaryOperator<OAuthClient> rule) {
        return unitOfWork.execute(() -> {
            Tenant tenant = lock(slug);
            OAuthClient before = find(tenant, id);
            OAuthClient after = rule.apply(before);
            if (after.equals(before)) {
                return before;
            }
            if (after.setTo() == TokenStatus.ACTIVE) {
                requireRoom(tenant);
            }
            clients.update(tenant.id(), after);
            audit.keep(tenant.id(), actor, TokenEvent.changed(before, after), clock.instant());
            return after;
        });
    }

    private void requireRoom(Tenant tenant) {
        int allowed = tenant.settings().maxActiveTokens();
        if (clients.countActive(tenant.id()) >= allowed) {
            throw Refusal.notAllowedNow("Tenant " + tenant.slug() + " has " + allowed
                    + " active OAuth clients, as many as it may. Revoke one: oauth-client-revoke tenant="
                    + tenant.slug()
                    + " client=…; or raise the limit: tenant-set tenant=" + tenant.slug() + " maxActiveTokens="
                    + Math.min(TenantSettings.MAX_TOKENS, allowed + 1) + ".");
        }
    }

    private Tenant lock(Slug slug) {
        return tenants.findForUpdate(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
    }

    private OAuthClient find(Tenant tenant, ClientId id) {
        return clients.find(tenant.id(), id)
                .orElseThrow(() -> Refusal.notFound("Tenant " + tenant.slug() + " has no OAuth client " + id
                        + "; oauth-client-list tenant=" + tenant.slug() + " shows those it has."));
    }
}
