package io.muster.domain.mail;

import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A notice in words, on its way to one address.
 *
 * @param key of the notice; an address gets a notice once
 * @param attempts that ended, well or not
 * @param interrupted attempts that began and never ended, for their process was killed
 * @param underWay whether an attempt has begun and has not ended
 * @param next not tried before
 * @param firstFailure since when a mail server puts it off
 * @param lastError what the mail server said last, if it did not take it
 * @param ended since when it is sent or dead
 */
public record Mail(
        TenantId tenant,
        MailId id,
        NoticeKind kind,
        String key,
        String recipient,
        MailContent content,
        MailState state,
        int attempts,
        int interrupted,
        boolean underWay,
        Instant created,
        Instant next,
        Optional<Instant> firstFailure,
        Optional<String> lastError,
        Optional<Instant> ended) {
    /** How long a mail server may put a mail off. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    /** So many attempts that never ended, and it is the mail. */
    public static final int MAX_INTERRUPTED = 3;

    private static final int MAX_ERROR = 300;

    public static Mail of(TenantId tenant, Notice notice, String recipient, MailContent content, Instant now) {
        return new Mail(
                tenant,
                MailId.next(now),
                notice.kind(),
                notice.key(),
                recipient,
                content,
                MailState.QUEUED,
                0,
                0,
                false,
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Begins an attempt. One that began before and never ended is counted, and after some of them the mail is dead. */
    public Mail begin(Instant now) {
        int unended = underWay ? interrupted + 1 : interrupted;
        return unended < MAX_INTERRUPTED
                ? with(MailState.QUEUED, attempts, unended, true, next, firstFailure, lastError, Optional.empty())
                : with(
                        MailState.DEAD,
                        attempts,
                        unended,
                        false,
                        next,
                        firstFailure,
                        Optional.of("The sender was ended " + unended + " times while it sent this mail."),
                        Optional.of(now));
    }

    public Mail sent(Instant now) {
        return with(
                MailState.SENT,
                attempts + 1,
                interrupted,
                false,
                next,
                firstFailure,
                Optional.empty(),
                Optional.of(now));
    }

    /** The mail server may take it later; if it has said so for a day, it is dead. */
    public Mail putOff(String why, Instant now, RandomGenerator random) {
        Instant since = firstFailure.orElse(now);
        return since.plus(PATIENCE).isAfter(now)
                ? with(
                        MailState.QUEUED,
                        attempts + 1,
                        interrupted,
                        false,
                        now.plus(Backoff.OF_MAIL.after(attempts + 1, random)),
                        Optional.of(since),
                        Optional.of(shown(why)),
                        Optional.empty())
                : refused(why, now);
    }

    /** The mail server will never take it. */
    public Mail refused(String why, Instant now) {
        return with(
                MailState.DEAD,
                attempts + 1,
                interrupted,
                false,
                next,
                firstFailure,
                Optional.of(shown(why)),
                Optional.of(now));
    }

    /** There is no mail server; that is not the mail's fault, however long it lasts. */
    public Mail waiting(String why) {
        return with(
                MailState.QUEUED,
                attempts,
                interrupted,
                false,
                next,
                firstFailure,
                Optional.of(shown(why)),
                Optional.empty());
    }

    /** It is tried as if it were new; under its old id, so that a mailbox that has it knows it. */
    public Mail replayed(Instant now) {
        return with(MailState.QUEUED, 0, 0, false, now, Optional.empty(), lastError, Optional.empty());
    }

    private static String shown(String why) {
        String line = HeaderText.of(why, MAX_ERROR);
        return line.isEmpty() ? "no reason was given" : line;
    }

    private Mail with(
            MailState changed,
            int ofAttempts,
            int ofInterrupted,
            boolean isUnderWay,
            Instant from,
            Optional<Instant> since,
            Optional<String> error,
            Optional<Instant> end) {
        return new Mail(
                tenant,
                id,
                kind,
                key,
                recipient,
                content,
                changed,
                ofAttempts,
                ofInterrupted,
                isUnderWay,
                created,
                from,
                since,
                error,
                end);
    }
}
