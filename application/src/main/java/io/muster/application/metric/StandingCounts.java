package io.muster.application.metric;

import io.muster.application.health.UpTime;
import io.muster.application.metric.Standing.ConnectionKind;
import io.muster.application.metric.StandingRepository.Connected;
import io.muster.application.metric.StandingRepository.Counts;
import io.muster.domain.health.HealthState;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks now and then how all tenants stand, and remembers the last answer: whoever reads metrics, and however often, costs the database
 * nothing.
 */
public final class StandingCounts {
    /** The most connections, conflicts, events and mails that are looked at. */
    static final int BOUND = 10_000;

    private final StandingRepository repository;
    private final UpTime upTime;
    private final Clock clock;
    private volatile @Nullable Standing latest;

    @Inject
    public StandingCounts(StandingRepository repository, UpTime upTime, Clock clock) {
        this.repository = repository;
        this.upTime = upTime;
        this.clock = clock;
    }

    public void refresh() {
        Counts counts = repository.count(BOUND);
        Duration up = upTime.get();
        Instant now = clock.instant();
        Map<ConnectionKind, Long> connections = counts.connections().stream()
                .collect(Collectors.groupingBy(one -> kind(one, up, now), Collectors.counting()));
        latest = new Standing(
                connections,
                Math.max(0, counts.allConnections() - counts.connections().size()),
                counts.conflicts(),
                counts.oldestEvent(),
                counts.oldestMail(),
                counts.oldestJob(),
                counts.tokensEnding(),
                counts.jobs(),
                now);
    }

    /** Empty until it has been asked for the first time. */
    public Optional<Standing> latest() {
        return Optional.ofNullable(latest);
    }

    private static ConnectionKind kind(Connected one, Duration up, Instant now) {
        return new ConnectionKind(HealthState.of(one.traffic(), one.profile(), one.scim(), up, now), one.profile());
    }
}
