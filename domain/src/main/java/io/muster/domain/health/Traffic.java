package io.muster.domain.health;

import io.muster.domain.tenant.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is known of what came of a connection.
 *
 * @param ever since the connection is there
 * @param hour the latest requests, of an hour at most
 * @param heard when the last request came, in the time that the service has been up for: a clock that jumps, and hours in which the service
 *     was down, are no silence of the IdP
 * @param silent whether it has been told that the IdP is silent, and nothing has come since
 */
public record Traffic(Counts ever, Times times, Cycles cycles, Optional<Cycle> hour, Duration heard, boolean silent) {
    public static final Traffic NONE =
            new Traffic(Counts.NONE, Times.NEVER, Cycles.NONE, Optional.empty(), Duration.ZERO, false);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LEAST_PATIENCE = Duration.ofHours(1);
    private static final int PERIODS = 3;
    private static final Duration PATIENCE_WITHOUT_PERIOD = Duration.ofDays(30);

    /** @param up for how long the service has been up by now */
    public Traffic and(TrafficCount more, Duration up) {
        Times all = times.and(more.times());
        return more.requests()
                .map(requests -> new Traffic(
                        ever.plus(more.counts()),
                        all,
                        cycles.and(requests),
                        Optional.of(hour.filter(latest ->
                                        requests.began().isBefore(latest.began().plus(HOUR)))
                                .map(latest -> latest.and(requests))
                                .orElse(requests)),
                        up,
                        false))
                .orElseGet(() -> new Traffic(ever, all, cycles, hour, heard, silent));
    }

    /** From now on its silence is told already. */
    public Traffic toldSilent() {
        return new Traffic(ever, times, cycles, hour, heard, true);
    }

    /** The IdP was kept out until now, and could not be heard. */
    public Traffic heardAt(Duration up) {
        return new Traffic(ever, times, cycles, hour, up, silent);
    }

    /**
     * How long the IdP may be silent: three times its usual period, and an hour at least. Without a period it is 30 days; but an IdP that pushes
     * when something changes may be silent for ever, for where nobody comes or goes there is nothing to push, and an alarm about that would
     * teach people to overlook alarms. Empty too before a first cycle with writes, when there is nothing to be used to.
     */
    public Optional<Duration> patience(Profile profile) {
        if (times.firstWrite().isEmpty()) {
            return Optional.empty();
        }
        return cycles.usualPeriod()
                .map(period -> period.multipliedBy(PERIODS))
                .map(longest -> longest.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : longest)
                .or(() -> profile.pushesOnChange() ? Optional.empty() : Optional.of(PATIENCE_WITHOUT_PERIOD));
    }

    /** @param up for how long the service has been up by now */
    boolean isSilent(Profile profile, Duration up) {
        return patience(profile)
                .filter(longest -> up.minus(heard).compareTo(longest) >= 0)
                .isPresent();
    }

    /** Whether a whole cycle is behind it, counted from its first write. */
    boolean hasWholeCycle(Instant now) {
        return cycles.ended(now).stream()
                .findFirst()
                .filter(cycle -> times.firstWrite()
                        .filter(first -> !first.isAfter(cycle.last()))
                        .isPresent())
                .isPresent();
    }

    /** The requests among which failures prevail; empty if they do not. */
    Optional<Cycle> failing(Instant now) {
        return telling(now)
                .filter(cycle -> cycle.counts().failuresPrevail())
                .or(() -> hour.filter(latest -> now.isBefore(latest.last().plus(HOUR)))
                        .filter(latest -> latest.counts().failuresPrevail()));
    }

    /** The present cycle, or the one before as long as the present one has told little. */
    private Optional<Cycle> telling(Instant now) {
        return cycles.present(now)
                .filter(cycle -> cycle.counts().areEnough())
                .or(() -> cycles.ended(now).stream().findFirst())
                .or(() -> cycles.newest());
    }
}
