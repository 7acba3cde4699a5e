package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What PostgreSQL knows of a table that begins to fill. */
class TableStatisticsTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final TableStatistics statistics = new TableStatistics(POSTGRES.database());

    @Test
    void aTableIsAnalysedWheneverItHasOutgrownWhatIsKnownOfIt() {
        fill(51);
        assertThat(known()).containsExactly("-1");
        statistics.keepUp();
        assertThat(known()).containsExactly("51");
        fill(101);
        statistics.keepUp();
        assertThat(known()).containsExactly("51");
        fill(1);
        statistics.keepUp();
        assertThat(known()).containsExactly("153");
    }

    @Test
    void oneOfFewRowsThatChangeOftenIsLeftAlone() {
        POSTGRES.jdbi().useTransaction(handle -> {
            for (int i = 0; i < 200; i++) {
                handle.execute("UPDATE uptime SET up = up + 1");
            }
            handle.execute("SELECT pg_stat_force_next_flush()");
        });
        statistics.keepUp();
        assertThat(POSTGRES.strings("SELECT reltuples::int FROM pg_class WHERE relname = 'uptime'"))
                .containsExactly("-1");
    }

    private static void fill(int rows) {
        POSTGRES.jdbi().useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO activity (tenant_id, id, at, actor, operation, outcome, reference, detail)
                            SELECT gen_random_uuid(), gen_random_uuid(), now(), '', '', 'DONE', '', '' FROM generate_series(1, :rows)
                            """).bind("rows", rows).execute();
            handle.execute("SELECT pg_stat_force_next_flush()"); // else it is told within a second or so
        });
    }

    private static List<String> known() {
        return POSTGRES.strings("SELECT reltuples::int FROM pg_class WHERE relname = 'activity'");
    }
}
