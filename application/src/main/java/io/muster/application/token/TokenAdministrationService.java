package io.muster.application.token;

import io.muster.application.UnitOfWork;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenSecret;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The tenant's row is locked while its tokens are counted, so that two issues at once cannot both be the last one allowed. */
public final class TokenAdministrationService implements TokenAdministration {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final TokenRepository tokens;
    private final Clock clock;

    @Inject
    public TokenAdministrationService(
            UnitOfWork unitOfWork, TenantRepository tenants, TokenRepository tokens, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Issued issue(Slug slug, String description, Optional<Duration> life) {
        return unitOfWork.execute(() -> {
            Tenant tenant = tenants.findForUpdate(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
            Instant now = clock.instant();
            tenant.requireTokensAllowed();
            requireRoom(tenant, now);
            TokenSecret secret = TokenSecret.generate();
            Instant expires = now.plus(life.orElse(Token.DEFAULT_LIFE));
            Token token = new Token(TokenId.next(now), description, secret.digest(), now, Optional.of(expires));
            tokens.insert(tenant.id(), token);
            return new Issued(token, secret);
        });
    }

    private void requireRoom(Tenant tenant, Instant now) {
        int allowed = tenant.settings().maxActiveTokens();
        if (tokens.countActive(tenant.id(), now) >= allowed) {
            throw Refusal.notAllowedNow("Tenant " + tenant.slug() + " has " + allowed
                    + " active tokens, as many as it may. Raise the limit: tenant-set tenant=" + tenant.slug()
                    + " maxActiveTokens=" + Math.min(10, allowed + 1) + ".");
        }
    }
}
