package io.muster.domain.health;

import java.time.Duration;
import java.time.Instant;

/** Requests that came without a long pause between them. */
public record Cycle(Instant began, Instant last, Counts counts) {
    /** What goes on without a pause is told by the day. */
    private static final Duration LONGEST = Duration.ofDays(1);

    boolean isOver(Instant now, Duration pause) {
        return now.isAfter(last.plus(pause)) || !now.isBefore(began.plus(LONGEST));
    }

    /** Where nodes disagree about the time, the cycle goes on until the latest of it. */
    Cycle and(Cycle more) {
        return new Cycle(began, more.last.isAfter(last) ? more.last : last, counts.plus(more.counts));
    }
}
