package io.muster.domain.tenant;

import io.muster.domain.Refusal;
import java.time.Instant;

/** One customer organization of the vendor. */
public record Tenant(
        TenantId id, Slug slug, String displayName, TenantSettings settings, ScimState scim, Instant created) {
    private static final int MAX_DISPLAY_NAME = 255;

    public Tenant {
        if (displayName.isBlank() || displayName.length() > MAX_DISPLAY_NAME) {
            throw Refusal.invalidValue("displayName", "must have 1 to " + MAX_DISPLAY_NAME + " characters");
        }
    }

    public static Tenant create(TenantId id, Slug slug, String displayName, Instant now) {
        return new Tenant(id, slug, displayName, TenantSettings.DEFAULT, ScimState.OFF, now);
    }

    public Tenant with(TenantSettings changed) {
        return new Tenant(id, slug, displayName, changed, scim, created);
    }

    /** Refused: NOT_ALLOWED_NOW while single sign-on is not set up, for people could not sign in. */
    public Tenant enableScim() {
        requireSingleSignOn("SCIM cannot be enabled");
        return new Tenant(id, slug, displayName, settings, ScimState.ON, created);
    }

    /** Refused: NOT_ALLOWED_NOW while single sign-on is not set up. */
    public void requireTokensAllowed() {
        requireSingleSignOn("A token cannot be issued");
    }

    private void requireSingleSignOn(String what) {
        if (settings.requireSso() && settings.sso() == SingleSignOn.NONE) {
            throw Refusal.notAllowedNow(what + " while single sign-on of tenant " + slug
                    + " is off. Set it up first: tenant-set tenant=" + slug
                    + " sso=saml (or oidc); or lift the rule for this"
                    + " tenant: requireSso=false.");
        }
    }
}
