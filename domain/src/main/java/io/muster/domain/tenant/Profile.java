package io.muster.domain.tenant;

import java.util.Optional;

/** Which IdP a connection is to. */
public enum Profile {
    /** Not known yet; traffic may tell. */
    UNKNOWN,
    ENTRA,
    OKTA,
    ONELOGIN,
    GOOGLE,
    /** Any other SCIM client. */
    GENERIC;

    /**
     * What a request tells of who sent it; empty if nothing.
     *
     * @param userAgent as Okta and Google name themselves
     * @param hasAdScimVersion whether there is the header that Entra adds
     */
    public static Optional<Profile> of(String userAgent, boolean hasAdScimVersion) {
        if (hasAdScimVersion) {
            return Optional.of(ENTRA);
        }
        if (userAgent.startsWith("Okta SCIM Client")) {
            return Optional.of(OKTA);
        }
        return userAgent.startsWith("Google-Auto-Provisioning") ? Optional.of(GOOGLE) : Optional.empty();
    }
}
