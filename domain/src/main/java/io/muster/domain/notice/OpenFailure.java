package io.muster.domain.notice;

import io.muster.domain.activity.Cause;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a connection fails of, from its first failure until it is over. The admins are told of the first at once, then of what has come
 * since, once in a period, and when it is over.
 *
 * @param times how often it has failed
 * @param reference of the first failure that they were not told of
 * @param answer what the IdP was answered then
 * @param told of how many failures they were told
 */
public record OpenFailure(
        ConnectionId connection,
        Cause cause,
        Instant first,
        Instant last,
        long times,
        String reference,
        String answer,
        long told) {
    private static final Duration GIVEN_UP = Duration.ofDays(7);

    /** What is to be done about it now. */
    public enum Step {
        TELL_FIRST,
        TELL_MORE,
        TELL_OVER,
        /** It is over before anybody was told, or what failed has not been sent again for so long that it will not be. */
        FORGET,
        WAIT
    }

    /**
     * @param lastSuccess when a request of the connection succeeded last
     * @param stillFails whether a person or group that failed has not succeeded since; asked only when it may be over
     */
    public Step next(Instant now, Duration period, Optional<Instant> lastSuccess, BooleanSupplier stillFails) {
        boolean isQuiet = lastSuccess.filter(last::isBefore).isPresent() && !now.isBefore(last.plus(period));
        boolean isOver = isQuiet && (cause.endsWithAnySuccess() || !stillFails.getAsBoolean());
        if (told == 0) {
            return isOver ? Step.FORGET : Step.TELL_FIRST;
        }
        if (times > told) {
            return Step.TELL_MORE;
        }
        if (isOver) {
            return Step.TELL_OVER;
        }
        return isQuiet && !now.isBefore(last.plus(GIVEN_UP)) ? Step.FORGET : Step.WAIT;
    }

    /** When it may be over at the earliest; it is looked at again and again until then, though not all the time. */
    public Duration quietIn(Instant now, Duration period) {
        Duration left = Duration.between(now, last.plus(period));
        Duration least = period.dividedBy(10);
        return left.compareTo(least) < 0 ? least : left;
    }

    public OpenFailure toldOf() {
        return new OpenFailure(connection, cause, first, last, times, reference, answer, times);
    }

    /** The notice of a step that tells something. */
    public Notice notice(Step step, Connection of) {
        NoticeKind kind = switch (step) {
            case TELL_FIRST -> NoticeKind.FAILURE;
            case TELL_MORE -> NoticeKind.FAILURE_DIGEST;
            case TELL_OVER -> NoticeKind.RECOVERY;
            case FORGET, WAIT -> throw new IllegalArgumentException(step + " tells nothing");
        };
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.CONNECTION, of.name());
        facts.put(Fact.TIMES, Long.toString(kind == NoticeKind.FAILURE_DIGEST ? times - told : times));
        facts.put(Fact.FIRST, first.toString());
        if (kind != NoticeKind.FAILURE) {
            facts.put(Fact.LAST, last.toString());
        }
        if (kind != NoticeKind.RECOVERY) {
            facts.put(Fact.ANSWER, answer);
            facts.put(Fact.REFERENCE, reference);
        }
        String key = kind + " " + connection + " " + cause + " " + first + " " + times;
        return new Notice(kind, key, Optional.of(cause), of.profile(), facts);
    }
}
