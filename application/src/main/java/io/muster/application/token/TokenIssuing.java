package io.muster.application.token;

import io.muster.application.Actor;
import io.muster.application.activity.Audit;
import io.muster.application.token.TokenAdministration.Issued;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.SecretKind;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenEvent;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenLife;
import io.muster.domain.token.TokenSecret;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes tokens and client secrets, as many as a tenant or a client may have; whoever calls it has locked the tenant. */
final class TokenIssuing {
    private final TokenRepository tokens;
    private final Audit audit;
    private final Clock clock;

    TokenIssuing(TokenRepository tokens, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param client whose secret it is, or empty for a token of the tenant itself */
    Issued issue(
            Actor actor,
            Tenant tenant,
            ConnectionId connection,
            Optional<ClientId> client,
            String description,
            TokenLife life) {
        Instant now = clock.instant();
        TokenSecret secret = TokenSecret.generate(client.isPresent() ? SecretKind.CLIENT_SECRET : SecretKind.TOKEN);
        Token token = Token.issue(TokenId.next(now), connection, client, secret, description, life, actor.name(), now);
        tokens.insert(tenant.id(), token);
        audit.keep(tenant.id(), actor, TokenEvent.issued(token), now);
        return new Issued(token, secret);
    }

    /** Refused: NOT_ALLOWED_NOW if the tenant or its client has as many active ones as it may. */
    void requireRoom(Tenant tenant, Optional<ClientId> client) {
        int allowed = tenant.settings().maxActiveTokens();
        if (tokens.countActive(tenant.id(), client) >= allowed) {
            String what = client.isPresent() ? "secret" : "token";
            throw Refusal.notAllowedNow(client.map(id -> "OAuth client " + id).orElse("Tenant " + tenant.slug())
                    + " has " + allowed + " active " + (allowed == 1 ? what : what + "s")
                    + ", as many as it may. Put a new one in the place of an old one: token-regenerate tenant="
                    + tenant.slug() + (client.isPresent() ? " token=…" : "")
                    + "; or raise the limit: tenant-set tenant="
                    + tenant.slug() + " maxActiveTokens=" + Math.min(TenantSettings.MAX_TOKENS, allowed + 1) + ".");
        }
    }
}
