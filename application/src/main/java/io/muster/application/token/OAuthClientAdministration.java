package io.muster.application.token;

import io.muster.application.Actor;
import io.muster.application.token.TokenAdministration.Issued;
import io.muster.application.token.TokenAdministration.Listed;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.OAuthClient;
import io.muster.domain.token.TokenLife;
import java.util.List;
import java.util.Optional;

/**
 * What is done to a tenant's OAuth clients; each act is audited. Their secrets are tokens: {@link TokenAdministration} replaces, switches
 * off and revokes them. Every method may throw {@link Refusal}: NOT_FOUND for an unknown tenant, or a client that is not one of its.
 */
public interface OAuthClientAdministration {
    /** The most clients that a list holds. */
    int MAX_LIST = 100;

    /** A client of a connection, which may be left out if there is only one, and its first secret. Refused: NOT_ALLOWED_NOW, as for a token; there are as many clients as tokens. */
    IssuedClient issue(Actor actor, Slug tenant, Optional<String> connection, String description, TokenLife life);

    /** One more secret. Refused: NOT_ALLOWED_NOW if it has as many as it may, or is revoked. */
    Issued issueSecret(Actor actor, Slug tenant, ClientId client, TokenLife life);

    /** At most {@link #MAX_LIST} clients, the newest first, each with its secrets. */
    List<ListedClient> list(Slug tenant);

    /** Refused: NOT_ALLOWED_NOW if it is revoked, or the tenant has as many active ones as it may. */
    OAuthClient activate(Actor actor, Slug tenant, ClientId client);

    /** Refused: NOT_ALLOWED_NOW if it is revoked. */
    OAuthClient deactivate(Actor actor, Slug tenant, ClientId client);

    /** For ever, with all that it has got. */
    OAuthClient revoke(Actor actor, Slug tenant, ClientId client);

    record IssuedClient(OAuthClient client, Issued secret) {}

    record ListedClient(OAuthClient client, List<Listed> secrets) {}
}
