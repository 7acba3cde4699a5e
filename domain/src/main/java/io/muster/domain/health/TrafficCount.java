package io.muster.domain.health;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of one connection within a short time.
 *
 * @param first when the first of its requests came; empty if there is none
 */
public record TrafficCount(Counts counts, Times times, Optional<Instant> first) {
    public static TrafficCount answered(RequestKind kind, int status, Instant at) {
        boolean failed = kind.isFailure(status);
        return new TrafficCount(Counts.of(kind, failed), Times.of(kind, failed, at), Optional.of(at));
    }

    /** An attempt with a token that opens nothing any more. It is no request, for it was not let in. */
    public static TrafficCount denied(Instant at) {
        return new TrafficCount(Counts.NONE, Times.ofDenied(at), Optional.empty());
    }

    public TrafficCount plus(TrafficCount other) {
        return new TrafficCount(counts.plus(other.counts), times.and(other.times), Times.earlier(first, other.first));
    }

    /** Its requests as a part of a cycle. */
    Optional<Cycle> requests() {
        return first.flatMap(began -> times.request().map(last -> new Cycle(began, last, counts)));
    }
}
