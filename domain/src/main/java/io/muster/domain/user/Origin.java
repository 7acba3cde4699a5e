package io.muster.domain.user;

/** Where a user came from. */
public enum Origin {
    LOCAL,
    SSO,
    SCIM,
    IMPORT
}
