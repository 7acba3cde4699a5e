package io.muster.domain.tenant;

import java.util.Optional;
import java.util.regex.Pattern;

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

    /** Flags that only Entra has, at the end of the tenant URL; they come back with each request. */
    private static final Pattern ENTRA_FLAG = Pattern.compile("(?i)aadOptscim|AzureAdScimPatch");

    /**
     * What a request tells of who sent it; empty if nothing.
     *
     * @param userAgent as Okta and Google name themselves
     * @param hasAdScimVersion whether there is the header that Entra adds
     * @param query as it came; OneLogin, which does not name itself, ends its look-ups in {@code &}
     */
    public static Optional<Profile> of(String userAgent, boolean hasAdScimVersion, String query) {
        if (hasAdScimVersion || ENTRA_FLAG.matcher(query).find()) {
            return Optional.of(ENTRA);
        }
        if (userAgent.startsWith("Okta SCIM Client")) {
            return Optional.of(OKTA);
        }
        if (userAgent.startsWith("Google-Auto-Provisioning")) {
            return Optional.of(GOOGLE);
        }
        return userAgent.isBlank() && query.startsWith("filter=") && query.endsWith("&")
                ? Optional.of(ONELOGIN)
                : Optional.empty();
    }

    /** Whether it pushes when something changes, and is not heard of otherwise; others come in cycles. */
    public boolean pushesOnChange() {
        return this == OKTA || this == ONELOGIN;
    }
}
