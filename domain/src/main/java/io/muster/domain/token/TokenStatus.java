package io.muster.domain.token;

/** Whether a token works. */
public enum TokenStatus {
    ACTIVE,
    /** Switched off for the time being. */
    INACTIVE,
    EXPIRED,
    /** For ever. */
    REVOKED
}
