package io.muster.application.metric;

import io.muster.domain.health.HealthState;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobState;
import io.muster.domain.tenant.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How all tenants together stand.
 *
 * @param connections how many there are of each kind
 * @param uncounted connections beyond the bound, of which no state was asked
 * @param oldestEvent age of the oldest event that administrators have not been notified of
 * @param oldestMail age of the oldest mail that is queued
 * @param oldestJob age of the oldest job that runs
 * @param tokensEnding by days from now: active tokens that end within them
 * @param jobs those that run or are paused
 */
public record Standing(
        Map<ConnectionKind, Long> connections,
        long uncounted,
        long conflicts,
        Optional<Duration> oldestEvent,
        Optional<Duration> oldestMail,
        Optional<Duration> oldestJob,
        Map<Integer, Long> tokensEnding,
        List<Jobs> jobs,
        Instant asOf) {
    public Standing {
        connections = Map.copyOf(connections);
        tokensEnding = Map.copyOf(tokensEnding);
        jobs = List.copyOf(jobs);
    }

    public record ConnectionKind(HealthState state, Profile profile) {}

    /**
     * Jobs of one kind and state.
     *
     * @param rows of all of them, as far as known
     * @param done rows that are done or skipped
     */
    public record Jobs(JobKind kind, JobState state, long jobs, long rows, long done) {}
}
