package io.muster.domain.activity;

import io.muster.domain.Event;
import io.muster.domain.TimeOrderedId;
import java.time.Instant;
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
        String reference,
        String detail,
        List<String> trace) {
    public Activity {
        trace = List.copyOf(trace);
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    public static Activity done(String actor, Event event, Trace trace, Instant at) {
        return ended(Outcome.DONE, actor, event.inWords(), Optional.of(event.subject()), trace, "", at);
    }

    public static Activity ended(
            Outcome outcome,
            String actor,
            String operation,
            Optional<String> subject,
            Trace trace,
            String detail,
            Instant at) {
        return new Activity(
                TimeOrderedId.next(at),
                at,
                actor,
                operation,
                subject,
                outcome,
                trace.reference().value(),
                detail,
                trace.steps());
    }
}
