package io.muster.persistence.habit;

import io.muster.application.habit.HabitCount;
import io.muster.application.habit.HabitRepository;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.util.List;

/** Counts as rows of {@code habit_count}. */
public final class JdbiHabitRepository implements HabitRepository {
    private final Database database;

    @Inject
    public JdbiHabitRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(TenantId tenant, ConnectionId connection, HabitCount more) {
        database.write(Write.of("""
                        INSERT INTO habit_count (tenant_id, connection_id, habit, n, last_seen)
                        VALUES (:tenant, :connection, :habit, :times, :lastSeen)
                        ON CONFLICT (tenant_id, connection_id, habit) DO UPDATE
                           SET n = habit_count.n + EXCLUDED.n, last_seen = greatest(habit_count.last_seen, EXCLUDED.last_seen)
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", connection.value())
                .bind("habit", more.habit())
                .bind("times", more.times())
                .bind("lastSeen", more.lastSeen()));
    }

    @Override
    public List<HabitCount> list(TenantId tenant, ConnectionId connection) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT habit, n, last_seen FROM habit_count
                         WHERE tenant_id = :tenant AND connection_id = :connection
                         ORDER BY habit
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", connection.value())
                .map((row, context) ->
                        new HabitCount(row.getString("habit"), row.getLong("n"), Columns.instant(row, "last_seen")))
                .list());
    }
}
