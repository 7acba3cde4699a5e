package io.muster.service;

import com.codahale.metrics.health.HealthCheck;
import io.muster.persistence.DatabaseState;
import jakarta.inject.Inject;

/** Whether the database can be used, as it was last found to be; answers at once, whatever the database does. */
final class DatabaseHealth extends HealthCheck {
    private final DatabaseState state;

    @Inject
    DatabaseHealth(DatabaseState state) {
        this.state = state;
    }

    @Override
    protected Result check() {
        return state.problem().map(Result::unhealthy).orElseGet(Result::healthy);
    }
}
