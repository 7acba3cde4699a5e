package io.muster.service;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.annotation.Async;
import io.muster.application.mail.MailCounts;
import io.muster.application.mail.MailQueue;
import io.muster.application.mail.MailTransport;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether mails leave. Without a mail server it says so, and is healthy all the same: nothing else depends on it. The mail server is asked
 * in the background, because it may take its time.
 */
@Async(period = 60, unit = TimeUnit.SECONDS, initialDelay = 0)
final class MailHealth extends HealthCheck {
    /** A mail that is put off longer than this has met a mail server that refuses. */
    private static final Duration LATE = Duration.ofMinutes(30);

    private final MailQueue queue;
    private final MailTransport transport;
    private final Clock clock;

    @Inject
    MailHealth(MailQueue queue, MailTransport transport, Clock clock) {
        this.queue = queue;
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    protected Result check() {
        Optional<String> unavailable = transport.isConfigured() ? transport.unavailable() : Optional.empty();
        MailCounts counts = queue.counts();
        Duration age = counts.oldest()
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
        boolean late = transport.isConfigured() && age.compareTo(LATE) > 0;
        ResultBuilder result = Result.builder()
                .withMessage(unavailable
                        .map(why -> "The mail server takes no mails: " + why
                                + " Mails wait until it does; mail-test tries it.")
                        .orElseGet(() -> message(late)))
                .withDetail("queued", counts.queued())
                .withDetail("dead", counts.dead())
                .withDetail("oldestQueuedSeconds", age.toSeconds());
        return late || unavailable.isPresent()
                ? result.unhealthy().build()
                : result.healthy().build();
    }

    private String message(boolean late) {
        if (!transport.isConfigured()) {
            return "No mail server is set (SMTP_URL, MAIL_FROM): mails are saved, and mail-list shows them.";
        }
        return late
                ? "A mail has waited for more than " + LATE.toMinutes()
                        + " minutes; mail-list shows why, and mail-test tries the mail server."
                : "Mails are sent. Dead ones, if there are any, are put back by mail-replay.";
    }
}
