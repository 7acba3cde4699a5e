package io.muster.application.mail;

import io.muster.application.job.JobNode;
import io.muster.application.mail.MailTransport.Result;
import io.muster.domain.mail.Backoff;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailState;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/**
 * Sends what is in the queue, one tenant's mails at a time. It may be killed at any moment: what it began and did not end is begun again,
 * by whichever node takes the tenant next, under the same Message-ID.
 */
public final class MailDelivery {
    /** After so long, another tenant has its turn. */
    static final Duration TURN = Duration.ofSeconds(20);

    /** What an attempt may take beside the sending. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final MailQueue queue;
    private final MailTransport transport;
    private final JobNode node;
    private final MailBatch batch;
    private final Clock clock;
    private final RandomGenerator random;
    private final LongAdder sent = new LongAdder();
    private Instant rest = Instant.MIN;
    private int awayInARow;

    @Inject
    public MailDelivery(MailQueue queue, MailTransport transport, JobNode node, MailBatch batch, Clock clock) {
        this(queue, transport, node, batch, clock, new SecureRandom());
    }

    MailDelivery(
            MailQueue queue,
            MailTransport transport,
            JobNode node,
            MailBatch batch,
            Clock clock,
            RandomGenerator random) {
        this.queue = queue;
        this.transport = transport;
        this.node = node;
        this.batch = batch;
        this.clock = clock;
        this.random = random;
    }

    /** Sends some mails of one tenant. Tells whether there were any to send; without a mail server, and for a while after it was away, there are none. */
    public synchronized boolean step() {
        if (!transport.isConfigured() || clock.instant().isBefore(rest)) {
            return false;
        }
        Optional<MailLease> lease = queue.lease(node.name(), span(), clock.instant());
        lease.ifPresent(this::deliver);
        return lease.isPresent();
    }

    /** How many this node has sent since it was started. */
    public long sent() {
        return sent.sum();
    }

    private void deliver(MailLease lease) {
        Instant end = clock.instant().plus(TURN);
        for (Mail mail : queue.due(lease, clock.instant(), batch.size())) {
            Mail begun = mail.begin(clock.instant());
            boolean stops =
                    clock.instant().isAfter(end) || Thread.currentThread().isInterrupted();
            if (stops || !queue.begin(lease, begun, span())) {
                break;
            }
            if (begun.state() == MailState.QUEUED && !attempt(lease, begun)) {
                break;
            }
        }
        queue.release(lease);
    }

    /** Tells whether the mail server is there. */
    private boolean attempt(MailLease lease, Mail mail) {
        Result result = send(mail);
        Instant now = clock.instant();
        if (result instanceof Result.Sent) {
            queue.end(lease, mail.sent(now));
            sent.increment();
        } else if (result instanceof Result.Later later) {
            queue.end(lease, mail.putOff(later.why(), now, random));
        } else if (result instanceof Result.Never never) {
            queue.end(lease, mail.refused(never.why(), now));
        } else if (result instanceof Result.Away away) {
            queue.end(lease, mail.waiting(away.why()));
            awayInARow++;
            rest = now.plus(Backoff.OF_SERVER.after(awayInARow, random));
            return false;
        }
        awayInARow = 0;
        return true;
    }

    /** A bug is about this mail, until the others show that it is not. */
    private Result send(Mail mail) {
        try {
            return transport.send(mail);
        } catch (RuntimeException bug) {
            node.log().accept("a bug met by mail " + mail.id(), bug);
            return new Result.Later("A bug; the log has the cause.");
        }
    }

    private Duration span() {
        return transport.longest().plus(MARGIN);
    }
}
