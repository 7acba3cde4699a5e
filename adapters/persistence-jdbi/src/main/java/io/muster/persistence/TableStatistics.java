package io.muster.persistence;

import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Tells PostgreSQL what is in tables that have just begun to fill. Statements are planned once, and to a plan that was made of an empty
 * table every index is as good as another; new statistics make them be planned anew. Its own autovacuum gathers those too, but it comes by
 * once a minute, and a first provisioning brings thousands of people in one.
 */
public final class TableStatistics {
    /** A table of so many rows has statistics that lead to the right plans, and is left to autovacuum. */
    private static final int GROWN = 10_000;

    /** What a table may have gained before it is looked at, beside as much again as was in it. */
    private static final int FEW = 50;

    private final Database database;

    @Inject
    public TableStatistics(Database database) {
        this.database = database;
    }

    /** Cheap, and meant to be called every few seconds. Two nodes may do so at once. */
    public void keepUp() {
        database.withHandle(handle -> {
            List<String> outgrown = outgrown(handle);
            if (!outgrown.isEmpty()) {
                handle.execute("ANALYZE (SKIP_LOCKED) " + String.join(", ", outgrown));
            }
            return outgrown;
        });
    }

    private static List<String> outgrown(Handle handle) {
        return handle.createQuery("""
                        SELECT relid::regclass::text
                          FROM pg_stat_user_tables JOIN pg_class ON pg_class.oid = relid
                         WHERE schemaname = current_schema() AND pg_has_role(relowner, 'USAGE')
                           AND reltuples < :grown AND n_live_tup > :few + 2 * greatest(reltuples, 0)
                        """)
                .bind("grown", GROWN)
                .bind("few", FEW)
                .mapTo(String.class)
                .list();
    }
}
