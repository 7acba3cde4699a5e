package io.muster.persistence.health;

import io.muster.application.health.UpTime;
import io.muster.application.health.UpTimeContract;
import io.muster.persistence.TestDatabase;
import java.time.Duration;

class JdbiUpTimeTest implements UpTimeContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @Override
    public UpTime upTime() {
        return new JdbiUpTime(POSTGRES.database());
    }

    @Override
    public void pass(Duration span) {
        POSTGRES.jdbi()
                .useHandle(handle -> handle.createUpdate("UPDATE uptime SET beat = beat - :millis * interval '1 ms'")
                        .bind("millis", span.toMillis())
                        .execute());
    }
}
