package io.muster.domain.health;

import java.time.Instant;
import java.util.Optional;

/**
 * When a connection did what for the last time, and when it first wrote.
 *
 * @param probe the last test that succeeded
 * @param denied the last attempt with a token of the connection that opens nothing any more
 */
public record Times(
        Optional<Instant> request,
        Optional<Instant> success,
        Optional<Instant> failure,
        Optional<Instant> probe,
        Optional<Instant> denied,
        Optional<Instant> firstWrite) {
    public static final Times NEVER = new Times(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Times of(RequestKind kind, boolean failed, Instant at) {
        Optional<Instant> now = Optional.of(at);
        return new Times(
                now,
                now.filter(any -> !failed),
                now.filter(any -> failed),
                now.filter(any -> !failed && kind == RequestKind.PROBE),
                Optional.empty(),
                now.filter(any -> kind == RequestKind.WRITE));
    }

    static Times ofDenied(Instant at) {
        return new Times(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(at),
                Optional.empty());
    }

    Times and(Times other) {
        return new Times(
                later(request, other.request),
                later(success, other.success),
                later(failure, other.failure),
                later(probe, other.probe),
                later(denied, other.denied),
                earlier(firstWrite, other.firstWrite));
    }

    /** Whether the last that came was turned away for its token. */
    boolean isLockedOut() {
        return denied.filter(at -> request.map(at::isAfter).orElse(true)).isPresent();
    }

    static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(at -> other.map(at::isAfter).orElse(true)).or(() -> other);
    }

    static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(at -> other.map(at::isBefore).orElse(true)).or(() -> other);
    }
}
