package io.muster.application.metric;

import io.muster.domain.health.Traffic;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.ScimState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts over all tenants. Each is bounded: beyond the bound it tells the bound, or looks at as many. */
public interface StandingRepository {
    /** @param bound the most rows of one kind that are looked at */
    Counts count(int bound);

    /**
     * See {@link Standing}, which has the same.
     *
     * @param connections as many as the bound allows
     * @param allConnections how many there are
     */
    record Counts(
            List<Connected> connections,
            long allConnections,
            long conflicts,
            Optional<Duration> oldestEvent,
            Optional<Duration> oldestMail,
            Optional<Duration> oldestJob,
            Map<Integer, Long> tokensEnding,
            List<Standing.Jobs> jobs) {}

    /** A connection, and what has come of it. */
    record Connected(Profile profile, ScimState scim, Traffic traffic) {}
}
