package io.muster.application.token;

import io.muster.domain.Refusal;
import io.muster.domain.token.TokenSecret;
import java.time.Duration;
import java.util.Optional;

/** Gives access tokens to OAuth clients (RFC 6749 §4.4). */
public interface ClientCredentials {
    /** How long an access token works; Entra ID takes 60 to 360 minutes. */
    Duration LIFE = Duration.ofMinutes(60);

    /**
     * A new access token of the client's tenant; empty if there is no such client, the secret is not its, or one of them is off. Throws
     * {@link Refusal} SCIM_OFF where they are right but SCIM is not on.
     */
    Optional<TokenSecret> grant(String clientId, String clientSecret);
}
