package io.muster.application.token;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.ConnectionRepository;
import io.muster.application.tenant.Connections;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenEvent;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenLife;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The tenant's row is locked while its tokens are counted, so that two issues at once cannot both be the last one allowed. The secrets of
 * OAuth clients are tokens too.
 */
public final class TokenAdministrationService implements TokenAdministration {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final ConnectionRepository connections;
    private final TokenRepository tokens;
    private final TokenIssuing issuing;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public TokenAdministrationService(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            ConnectionRepository connections,
            TokenRepository tokens,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.connections = connections;
        this.tokens = tokens;
        this.issuing = new TokenIssuing(tokens, audit, clock);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Issued issue(Actor actor, Slug slug, Optional<String> name, String description, TokenLife life) {
        return unitOfWork.execute(() -> {
            Tenant tenant = lock(slug);
            tenant.requireTokensAllowed();
            issuing.requireRoom(tenant, Optional.empty());
            return issuing.issue(
                    actor,
                    tenant,
                    Connections.named(connections, tenant, name).id(),
                    Optional.empty(),
                    description,
                    life);
        });
    }

    @Override
    public Issued regenerate(Actor actor, Slug slug, Optional<TokenId> named, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(Token.MAX_OVERLAP) > 0) {
            throw Refusal.invalidValue("overlap", "must be from 0 to " + Token.MAX_OVERLAP.toHours() + " hours");
        }
        return unitOfWork.execute(() -> {
            Tenant tenant = lock(slug);
            Token before = named.map(id -> find(tenant, id)).orElseGet(() -> onlyActive(tenant));
            Instant now = clock.instant();
            Token replaced = before.replace(overlap, now);
            if (!before.countsAt(now)) {
                issuing.requireRoom(tenant, before.client());
            }
            tokens.update(tenant.id(), replaced);
            audit.keep(tenant.id(), actor, TokenEvent.changed(before, replaced), now);
            return issuing.issue(
                    actor, tenant, before.connection(), before.client(), before.description(), before.life());
        });
    }

    @Override
    public List<Listed> list(Slug slug) {
        Tenant tenant = tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
        return ListedTokens.of(
                tokens.list(tenant.id(), Optional.empty(), MAX_LIST), connections.list(tenant.id()), clock.instant());
    }

    @Override
    public Listed activate(Actor actor, Slug slug, TokenId id) {
        return changed(actor, slug, id, (tenant, token) -> {
            Token active = token.activate(clock.instant());
            if (!active.equals(token)) {
                issuing.requireRoom(tenant, token.client());
            }
            return active;
        });
    }

    @Override
    public Listed deactivate(Actor actor, Slug slug, TokenId id) {
        return changed(actor, slug, id, (tenant, token) -> token.deactivate(clock.instant()));
    }

    @Override
    public Listed revoke(Actor actor, Slug slug, TokenId id) {
        return changed(actor, slug, id, (tenant, token) -> token.revoke());
    }

    private Listed changed(Actor actor, Slug slug, TokenId id, BiFunction<Tenant, Token, Token> rule) {
        return unitOfWork.execute(() -> {
            Tenant tenant = lock(slug);
            Token before = find(tenant, id);
            Token after = rule.apply(tenant, before);
            if (!after.equals(before)) {
                tokens.update(tenant.id(), after);
                audit.keep(tenant.id(), actor, TokenEvent.changed(before, after), clock.instant());
            }
            return ListedTokens.of(List.of(after), connections.list(tenant.id()), clock.instant())
                    .get(0);
        });
    }

    private Tenant lock(Slug slug) {
        return tenants.findForUpdate(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
    }

    private Token find(Tenant tenant, TokenId id) {
        return tokens.find(tenant.id(), id)
                .orElseThrow(() -> Refusal.notFound("Tenant " + tenant.slug() + " has no token " + id
                        + "; token-list tenant=" + tenant.slug() + " shows those it has."));
    }

    private Token onlyActive(Tenant tenant) {
        List<Token> active = tokens.list(tenant.id(), Optional.empty(), MAX_LIST).stream()
                .filter(token -> token.countsAt(clock.instant()))
                .toList();
        if (active.size() != 1) {
            throw Refusal.notAllowedNow("Tenant " + tenant.slug() + " has " + active.size() + " active tokens. "
                    + (active.isEmpty()
                            ? "Issue one: token-issue tenant=" + tenant.slug() + "."
                            : "Say which one is meant: token=…; token-list tenant=" + tenant.slug() + " shows them."));
        }
        return active.get(0);
    }
}
