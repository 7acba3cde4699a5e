package io.muster.domain.tenant;

import io.muster.domain.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * One customer organization of the vendor.
 *
 * @param slug its name in URLs
 * @param formerSlugs names that it had; IdPs go on calling them
 */
public record Tenant(
        TenantId id,
        Slug slug,
        Set<Slug> formerSlugs,
        String displayName,
        TenantSettings settings,
        ScimState scim,
        Instant created) {
    private static final int MAX_DISPLAY_NAME = 255;
    private static final int MAX_SLUGS = 20;

    public Tenant {
        formerSlugs = Set.copyOf(formerSlugs);
        if (displayName.isBlank() || displayName.length() > MAX_DISPLAY_NAME) {
            throw Refusal.invalidValue("displayName", "must have 1 to " + MAX_DISPLAY_NAME + " characters");
        }
    }

    public static Tenant create(TenantId id, Slug slug, String displayName, Instant now) {
        return new Tenant(id, slug, Set.of(), displayName, TenantSettings.DEFAULT, ScimState.OFF, now);
    }

    public Tenant with(TenantSettings changed) {
        return new Tenant(id, slug, formerSlugs, displayName, changed, scim, created);
    }

    public Tenant withDisplayName(String changed) {
        return new Tenant(id, slug, formerSlugs, changed, settings, scim, created);
    }

    private Tenant with(ScimState changed) {
        return new Tenant(id, slug, formerSlugs, displayName, settings, changed, created);
    }

    /** Its old name goes on leading to it. Refused: NOT_ALLOWED_NOW after many names. */
    public Tenant rename(Slug changed) {
        Set<Slug> former = new HashSet<>(formerSlugs);
        former.add(slug);
        former.remove(changed);
        if (former.size() >= MAX_SLUGS) {
            throw Refusal.notAllowedNow("Tenant " + slug + " has had " + MAX_SLUGS
                    + " names, as many as it may; give it one of them: " + formerSlugs + ".");
        }
        return new Tenant(id, changed, former, displayName, settings, scim, created);
    }

    /** Whether a path with this name is the tenant's. */
    public boolean answersTo(String name) {
        return slug.value().equals(name)
                || formerSlugs.stream().anyMatch(former -> former.value().equals(name));
    }

    /**
     * Refused: NOT_ALLOWED_NOW while single sign-on is not set up, for people could not sign in; and while no template applies to everyone,
     * for people would find an empty product.
     *
     * @param templateForEveryoneOrMeantWithout that there is one, or that somebody says that there is to be none
     */
    public Tenant enableScim(boolean templateForEveryoneOrMeantWithout) {
        requireSingleSignOn("SCIM cannot be enabled");
        if (!templateForEveryoneOrMeantWithout) {
            throw Refusal.notAllowedNow("No New User Template of tenant " + slug
                    + " applies to everyone, so new people would find an empty product. Make one: template-save tenant="
                    + slug + " name=Everyone roles=…; or enable SCIM all the same: scim-enable tenant=" + slug
                    + " withoutTemplate=true.");
        }
        return with(ScimState.ON);
    }

    public Tenant disableScim() {
        return with(ScimState.OFF);
    }

    public Tenant suspendScim() {
        return with(ScimState.SUSPENDED);
    }

    /** Refused: SCIM_OFF, with the cause, unless SCIM is on. */
    public void requireScimOn() {
        if (scim != ScimState.ON) {
            throw Refusal.scimOff("SCIM provisioning is "
                    + (scim == ScimState.SUSPENDED ? "suspended" : "not enabled")
                    + " for this tenant. An administrator of the tenant has to enable it.");
        }
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

    /** What to tell who switches single sign-on off while SCIM is on; SCIM goes on, for leavers have to lose access. */
    public boolean isProvisionedWithoutSingleSignOn() {
        return scim == ScimState.ON && settings.requireSso() && settings.sso() == SingleSignOn.NONE;
    }
}
