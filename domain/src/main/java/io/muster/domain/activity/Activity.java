package io.muster.domain.activity;

import io.muster.domain.Event;
import io.muster.domain.TimeOrderedId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of a tenant's activity log.
 *
 * @param actor who did it, such as {@code token 0190…}
 * @param operation what was done, in words, such as {@code user deactivated}
 * @param subject the resource it was done to, if one was met
 * @param reference what the answer gave the client, to find this line again
 * @param cause of a failure
 * @param took from the beginning of the request to this line, in whole milliseconds
 * @param detail why: of a failure its cause, without personal data, of an administrative act the reason that was given
 * @param trace what was decided on the way, in words
 */
public record Activity(
        UUID id,
        Instant at,
        String actor,
        String operation,
        Optional<String> subject,
        Outcome outcome,
        Optional<Cause> cause,
        String reference,
        Duration took,
        String detail,
        List<String> trace) {
    public Activity {
        took = took.truncatedTo(ChronoUnit.MILLIS);
        trace = List.copyOf(trace);
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    public static Activity done(String actor, Event event, Trace trace, Instant at) {
        return done(actor, event, trace, "", at);
    }

    /** @param reason that was given for it */
    public static Activity done(String actor, Event event, Trace trace, String reason, Instant at) {
        return ended(
                Outcome.DONE,
                Optional.empty(),
                actor,
                event.inWords(),
                Optional.of(event.subject()),
                trace,
                trace.steps(ChangesInWords.of(event)),
                reason,
                at);
    }

    /** @param answer as the client was given it */
    public static Activity failed(
            Cause cause,
            String actor,
            String operation,
            Optional<String> subject,
            Trace trace,
            String answer,
            Instant at) {
        Outcome outcome = cause.isOurs() ? Outcome.FAILED : Outcome.REFUSED;
        return ended(outcome, Optional.of(cause), actor, operation, subject, trace, trace.steps(), answer, at);
    }

    /** Errors that are counted, and not recorded one by one; all were answered with this reference. */
    public static Activity turnedAway(
            Reference reference, Optional<Cause> cause, String actor, String operation, String detail, Instant at) {
        return ended(
                cause.filter(Cause::isOurs).isPresent() ? Outcome.FAILED : Outcome.REFUSED,
                cause,
                actor,
                operation,
                Optional.empty(),
                new Trace(reference),
                List.of(),
                detail,
                at);
    }

    private static Activity ended(
            Outcome outcome,
            Optional<Cause> cause,
            String actor,
            String operation,
            Optional<String> subject,
            Trace trace,
            List<String> steps,
            String detail,
            Instant at) {
        return new Activity(
                TimeOrderedId.next(at),
                at,
                actor,
                operation,
                subject,
                outcome,
                cause,
                trace.reference().value(),
                trace.took(),
                detail,
                steps);
    }
}
