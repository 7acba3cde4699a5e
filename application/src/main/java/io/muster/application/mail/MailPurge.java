package io.muster.application.mail;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Takes old mails away, some at a time; it may be killed at any moment, and run on any number of nodes. */
public final class MailPurge {
    /** How long mails are kept after they were sent or given up. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int BATCH = 500;

    private final MailQueue queue;
    private final Clock clock;

    @Inject
    public MailPurge(MailQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    public void run() {
        while (queue.purge(clock.instant().minus(KEPT), BATCH) == BATCH) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
