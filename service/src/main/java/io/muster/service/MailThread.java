package io.muster.service;

import io.dropwizard.lifecycle.Managed;
import io.muster.application.job.Pause;
import io.muster.application.mail.MailDelivery;
import io.muster.application.mail.MailPurge;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a node that sends mails, its own because a mail server may take its time. A killed one leaves its mails to whoever looks next. */
final class MailThread implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(MailThread.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);
    private static final Duration PURGE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final MailDelivery delivery;
    private final MailPurge purge;
    private final Pause pause = JobThreads.pause();
    private @Nullable Thread thread;
    private long purged = System.nanoTime();

    @Inject
    MailThread(MailDelivery delivery, MailPurge purge) {
        this.delivery = delivery;
        this.purge = purge;
    }

    @Override
    public void start() {
        Thread started = new Thread(this::work, "mails");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    @Override
    public void stop() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join(PATIENCE.toMillis());
        }
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!delivery.step()) {
                    pause.take(LOOK);
                }
                if (System.nanoTime() - purged > PURGE.toNanos()) {
                    purged = System.nanoTime();
                    purge.run();
                }
            } catch (RuntimeException e) {
                LOG.warn("mails could not be sent: {}", e.getMessage());
                pause.take(AFTER_A_FAILURE);
            }
        }
    }
}
