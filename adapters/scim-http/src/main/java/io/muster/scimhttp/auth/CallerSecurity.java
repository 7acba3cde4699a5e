package io.muster.scimhttp.auth;

import io.muster.application.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Hands the caller to whoever asks for it by {@code @Auth}. A token has no roles: it opens its tenant, whole. */
record CallerSecurity(Caller caller) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getAuthenticationScheme() {
        return "BEARER";
    }
}
