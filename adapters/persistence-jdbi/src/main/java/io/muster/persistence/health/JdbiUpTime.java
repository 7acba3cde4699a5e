package io.muster.persistence.health;

import io.muster.application.health.UpTime;
import io.muster.persistence.Database;
import jakarta.inject.Inject;
import java.time.Duration;

/** The one row of {@code uptime}. */
public final class JdbiUpTime implements UpTime {
    private final Database database;

    @Inject
    public JdbiUpTime(Database database) {
        this.database = database;
    }

    @Override
    public Duration beat() {
        return database.withHandle(handle -> handle.createQuery("""
                        UPDATE uptime
                           SET up = up + least(:longest, greatest(0, extract(epoch FROM clock_timestamp() - beat) * 1000))::bigint,
                               beat = clock_timestamp()
                        RETURNING up
                        """)
                .bind("longest", LONGEST_BEAT.toMillis())
                .mapTo(Long.class)
                .map(Duration::ofMillis)
                .one());
    }

    @Override
    public Duration get() {
        return database.withHandle(handle -> handle.createQuery("SELECT up FROM uptime")
                .mapTo(Long.class)
                .map(Duration::ofMillis)
                .one());
    }
}
