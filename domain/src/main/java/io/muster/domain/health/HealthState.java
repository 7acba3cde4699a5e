package io.muster.domain.health;

import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.ScimState;
import java.time.Duration;
import java.time.Instant;

/** How a connection does. {@link #of} holds the rules; the first that is met decides. */
public enum HealthState {
    /** Nothing has been answered with success yet, and nothing tells of a failure that stays. */
    DRAFT,
    /** The IdP has read, as its connection test does, and has written nothing yet. */
    TESTED,
    /** Writes have begun to arrive, and the first cycle with any is not over. */
    RECEIVING,
    /** At least one whole cycle is behind it. */
    STEADY,
    /** Steady, but silent for longer than {@link Traffic#patience} allows. */
    QUIET,
    /**
     * The last attempt was denied for its token, or at least half of the requests or of the writes failed, of five at least: in the present
     * cycle (the one before, as long as the present one has fewer than five requests), or within an hour that has just been.
     */
    FAILING,
    /** SCIM is off or suspended for the tenant, so that no IdP gets in. */
    PAUSED;

    /**
     * @param up for how long the service has been up by now
     */
    public static HealthState of(Traffic traffic, Profile profile, ScimState scim, Duration up, Instant now) {
        if (scim != ScimState.ON) {
            return PAUSED;
        }
        if (traffic.times().isLockedOut() || traffic.failing(now).isPresent()) {
            return FAILING;
        }
        if (traffic.times().firstWrite().isEmpty()) {
            return traffic.times().success().isPresent() ? TESTED : DRAFT;
        }
        if (!traffic.hasWholeCycle(now)) {
            return RECEIVING;
        }
        return traffic.isSilent(profile, up) ? QUIET : STEADY;
    }
}
