package io.muster.application.token;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenSecret;
import java.time.Duration;
import java.util.Optional;

/** What an operator does to a tenant's tokens. Every method may throw {@link Refusal}: NOT_FOUND for an unknown tenant. */
public interface TokenAdministration {
    /**
     * Makes a token; its secret is never to be had again.
     *
     * @param life how long it works; empty means {@link Token#DEFAULT_LIFE}
     * Refused: NOT_ALLOWED_NOW while single sign-on is not set up, or when the tenant has as many as it may.
     */
    Issued issue(Slug tenant, String description, Optional<Duration> life);

    /** A new token and the secret that goes with it. */
    record Issued(Token token, TokenSecret secret) {}
}
