package io.muster.domain.health;

import java.time.Duration;
import java.time.Instant;

/** The traffic of a connection as a test tells it, one request after the other. */
final class TrafficOf {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private Traffic traffic = Traffic.NONE;
    private Instant now = NOON;
    private Duration up = Duration.ofDays(100);

    static TrafficOf nobody() {
        return new TrafficOf();
    }

    TrafficOf requests(int times, RequestKind kind, int status) {
        for (int i = 0; i < times; i++) {
            traffic = traffic.and(TrafficCount.answered(kind, status, now), up);
            after(Duration.ofSeconds(1));
        }
        return this;
    }

    TrafficOf probed() {
        return requests(2, RequestKind.PROBE, 200);
    }

    TrafficOf denied() {
        traffic = traffic.and(TrafficCount.denied(now), up);
        return after(Duration.ofSeconds(1));
    }

    /** Probes and writes, as many cycles as are told, one at the beginning of each period; the last has only just been. */
    TrafficOf cycles(int times, Duration period) {
        for (int i = 0; i < times; i++) {
            Instant began = now;
            probed().requests(3, RequestKind.WRITE, 200);
            if (i < times - 1) {
                after(period.minus(Duration.between(began, now)));
            }
        }
        return this;
    }

    TrafficOf after(Duration span) {
        now = now.plus(span);
        up = up.plus(span);
        return this;
    }

    /** Time in which the service is down, or by which its clock jumps. */
    TrafficOf afterDown(Duration span) {
        now = now.plus(span);
        return this;
    }

    TrafficOf toldSilent() {
        traffic = traffic.toldSilent();
        return this;
    }

    Traffic traffic() {
        return traffic;
    }

    Instant now() {
        return now;
    }

    Duration up() {
        return up;
    }
}
