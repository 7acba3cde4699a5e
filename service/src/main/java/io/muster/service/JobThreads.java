package io.muster.service;

import io.dropwizard.lifecycle.Managed;
import io.muster.application.job.JobNode;
import io.muster.application.job.JobRunner;
import io.muster.application.job.Pause;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of a node that drive jobs. Each looks for one whose turn it is; a killed one leaves its job to whoever looks next. */
final class JobThreads implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(JobThreads.class);

    /** Each holds one connection of the database while it works, which is a tenth of the time. */
    private static final int THREADS = 2;

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final JobRunner runner;
    private final List<Thread> threads = new ArrayList<>();

    @Inject
    JobThreads(JobRunner runner) {
        this.runner = runner;
    }

    /** The host and the process. */
    static JobNode node() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        return new JobNode(host + "-" + ProcessHandle.current().pid(), LOG::error);
    }

    static Pause pause() {
        return span -> {
            try {
                TimeUnit.NANOSECONDS.sleep(span.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void start() {
        for (int i = 1; i <= THREADS; i++) {
            Thread thread = new Thread(this::work, "jobs-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** The batches under way end, and their jobs are there for other nodes at once. */
    @Override
    public void stop() throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
    }

    private void work() {
        Pause pause = pause();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!runner.runOne()) {
                    pause.take(LOOK);
                }
            } catch (RuntimeException e) {
                LOG.warn("jobs could not be worked on: {}", e.getMessage());
                pause.take(AFTER_A_FAILURE);
            }
        }
    }
}
