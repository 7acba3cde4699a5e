package io.muster.service;

import com.codahale.metrics.health.HealthCheck;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Another health check that is unhealthy if it takes longer than two seconds, so that a probe never waits for what it asks about. */
final class BoundedHealthCheck extends HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HealthCheck check;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "health-check");
        made.setDaemon(true);
        return made;
    });

    BoundedHealthCheck(HealthCheck check) {
        this.check = check;
    }

    @Override
    protected Result check() throws Exception {
        Future<Result> result = thread.submit(check::execute);
        try {
            return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            result.cancel(false);
            return Result.unhealthy("The check did not end within " + PATIENCE.toSeconds() + " seconds.");
        }
    }
}
