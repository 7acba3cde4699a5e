package io.muster.service;

import io.dropwizard.lifecycle.Managed;
import io.muster.application.habit.HabitCounter;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the counts of departures from the RFC every few seconds, and at the end. */
final class HabitFlush implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(HabitFlush.class);
    private static final int EVERY_SECONDS = 5;

    private final HabitCounter counter;
    private final ScheduledExecutorService executor;
    private @Nullable Future<?> flushing;

    HabitFlush(HabitCounter counter, ScheduledExecutorService executor) {
        this.counter = counter;
        this.executor = executor;
    }

    @Override
    public void start() {
        flushing = executor.scheduleWithFixedDelay(this::flush, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        if (flushing != null) {
            flushing.cancel(false);
        }
        flush();
    }

    private void flush() {
        try {
            counter.flush();
        } catch (RuntimeException e) { // they are still counted, and kept when the database is back
            LOG.warn("counts could not be kept: {}", e.getMessage());
        }
    }
}
