package io.muster.domain.tenant;

/** Whether IdPs may provision to a tenant. */
public enum ScimState {
    OFF,
    ON,
    SUSPENDED
}
