package io.muster.persistence.habit;

import io.muster.application.habit.HabitCount;
import io.muster.application.habit.HabitRepository;
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
    public void add(TenantId tenant, HabitCount more) {
        database.write(Write.of("""
                        INSERT INTO habit_count (tenant_id, habit, n, last_seen)
                        VALUES (:tenant, :habit, :times, :lastSeen)
                        ON CONFLICT (tenant_id, habit) DO UPDATE
                           SET n = habit_count.n + EXCLUDED.n, last_seen = greatest(habit_count.last_seen, EXCLUDED.last_seen)
                        """)
                .bind("tenant", tenant.value())
                .bind("habit", more.habit())
                .bind("times", more.times())
                .bind("lastSeen", more.lastSeen()));
    }

    @Override
    public List<HabitCount> list(TenantId tenant) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT habit, n, last_seen FROM habit_count WHERE tenant_id = :tenant ORDER BY habit
                        """)
                .bind("tenant", tenant.value())
                .map((row, context) ->
                        new HabitCount(row.getString("habit"), row.getLong("n"), Columns.instant(row, "last_seen")))
                .list());
    }
}
