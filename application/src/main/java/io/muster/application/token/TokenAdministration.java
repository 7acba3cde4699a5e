package io.muster.application.token;

import io.muster.application.Actor;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenLife;
import io.muster.domain.token.TokenSecret;
import io.muster.domain.token.TokenStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is done to a tenant's tokens; each act is audited. Every method may throw {@link Refusal}: NOT_FOUND for an unknown tenant, or a
 * token that is not one of its.
 */
public interface TokenAdministration {
    /** The most tokens that a list holds. */
    int MAX_LIST = 1000;

    /**
     * Makes a token; its secret is never to be had again.
     *
     * @param connection may be left out if there is only one
     * Refused: NOT_ALLOWED_NOW while single sign-on is not set up, or when the
     * tenant has as many as it may.
     */
    Issued issue(Actor actor, Slug tenant, Optional<String> connection, String description, TokenLife life);

    /**
     * Makes a token in the place of another, as long-lived and with the same description.
     *
     * @param token may be left out if only one is active
     * @param overlap how long the old one goes on working; zero to {@link Token#MAX_OVERLAP}
     * Refused: NOT_ALLOWED_NOW if none or several could be meant, or the old one works no more.
     */
    Issued regenerate(Actor actor, Slug tenant, Optional<TokenId> token, Duration overlap);

    /** At most {@link #MAX_LIST} tokens, the newest first. */
    List<Listed> list(Slug tenant);

    /** Refused: NOT_ALLOWED_NOW if it is over, or the tenant has as many active ones as it may. */
    Listed activate(Actor actor, Slug tenant, TokenId token);

    /** Refused: NOT_ALLOWED_NOW if it is over. */
    Listed deactivate(Actor actor, Slug tenant, TokenId token);

    /** For ever. */
    Listed revoke(Actor actor, Slug tenant, TokenId token);

    /** A new token and the secret that goes with it. */
    record Issued(Token token, TokenSecret secret) {}

    /**
     * A token, and what it is worth at the moment.
     *
     * @param connection the name of what it opens
     */
    record Listed(Token token, String connection, TokenStatus status) {}
}
