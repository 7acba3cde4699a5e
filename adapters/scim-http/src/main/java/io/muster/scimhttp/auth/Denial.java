package io.muster.scimhttp.auth;

import io.muster.application.token.ClientAuthentication;
import io.muster.domain.activity.Cause;
import java.util.Locale;
import java.util.Optional;

/** Why there is no caller, as the client is told it (RFC 6750 §3). */
enum Denial {
    NO_TOKEN("", "Send the Secret Token of this tenant as \"Authorization: Bearer …\"."),
    UNREADABLE(
            ", error=\"invalid_request\"",
            "The Authorization header is not one \"Bearer\" and one token. Paste the Secret Token again."),
    MALFORMED(
            ", error=\"invalid_token\"",
            "The token is not a Secret Token of this service, or a part of it is missing. Paste the whole of it again."),
    UNKNOWN(
            ", error=\"invalid_token\"",
            "The token is not valid for this Tenant URL. Check that both belong together, or issue a new token."),
    EXPIRED(
            ", error=\"invalid_token\"",
            "The token has expired. Issue a new one and paste it into the identity provider."),
    INACTIVE(
            ", error=\"invalid_token\"",
            "The token is inactive. Set it active again, or issue a new one and paste it into the identity provider."),
    REVOKED(
            ", error=\"invalid_token\"",
            "The token has been revoked. Issue a new one and paste it into the identity provider.");

    private final String error;
    private final String detail;

    Denial(String error, String detail) {
        this.error = error;
        this.detail = detail;
    }

    /** Of a token that opened something once, or will. */
    Optional<Cause> cause() {
        return switch (this) {
            case NO_TOKEN, UNREADABLE, MALFORMED, UNKNOWN -> Optional.empty();
            case EXPIRED -> Optional.of(Cause.TOKEN_EXPIRED);
            case INACTIVE -> Optional.of(Cause.TOKEN_INACTIVE);
            case REVOKED -> Optional.of(Cause.TOKEN_REVOKED);
        };
    }

    static Denial of(ClientAuthentication.Cause cause) {
        return switch (cause) {
            case MALFORMED -> MALFORMED;
            case UNKNOWN -> UNKNOWN;
            case EXPIRED -> EXPIRED;
            case INACTIVE -> INACTIVE;
            case REVOKED -> REVOKED;
        };
    }

    /** Completes a number of requests. */
    String inWords() {
        return switch (this) {
            case NO_TOKEN -> "without a token";
            case UNREADABLE -> "with an unreadable Authorization header";
            case MALFORMED, UNKNOWN, EXPIRED, INACTIVE, REVOKED ->
                "with a token that is " + name().toLowerCase(Locale.ROOT);
        };
    }

    String detail() {
        return detail;
    }

    String challenge() {
        return "Bearer realm=\"scim\"" + error;
    }
}
