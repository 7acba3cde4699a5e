package io.muster.domain.tenant;

/** How the tenant's people sign in to the vendor's product. */
public enum SingleSignOn {
    NONE,
    SAML,
    OIDC
}
