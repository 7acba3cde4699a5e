package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Stage;
import io.muster.application.user.UserRepository;
import io.muster.persistence.user.JdbiUserRepository;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {
    private final Jdbi jdbi = TestDatabase.empty();
    private final SchemaVersion schema = new SchemaVersion(jdbi);

    @Test
    void askingChangesNothing() {
        assertThat(schema.isCurrent()).isFalse();
        assertThat(strings("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void aDatabaseIsMigratedOnce() {
        schema.migrate();
        assertThat(schema.isCurrent()).isTrue();
        List<String> before = strings("SELECT id || dateexecuted FROM databasechangelog ORDER BY 1");
        schema.migrate();
        assertThat(strings("SELECT id || dateexecuted FROM databasechangelog ORDER BY 1"))
                .isNotEmpty()
                .isEqualTo(before);
    }

    @Test
    void theTimeLimitsOfRequestsEndNeitherTheCheckNorAMigration() {
        String limits = "-c idle_in_transaction_session_timeout=1ms -c statement_timeout=100ms";
        Jdbi hurried = TestDatabase.emptyWith(limits);
        SchemaVersion hurriedSchema = new SchemaVersion(hurried);
        hurriedSchema.migrate();
        assertThat(hurriedSchema.isCurrent()).isTrue();
        String after = hurried.withHandle(handle -> handle.select("SHOW idle_in_transaction_session_timeout")
                .mapTo(String.class)
                .one());
        assertThat(after).isEqualTo("1ms");
    }

    @Test
    void aMissingChangeIsNoticed() {
        schema.migrate();
        jdbi.useHandle(handle -> handle.execute("DELETE FROM databasechangelog WHERE id = 'activity'"));
        assertThat(schema.isCurrent()).isFalse();
    }

    @Test
    void theTenantLeadsEveryKeyButThoseThatLeadToIt() {
        schema.migrate();
        assertThat(strings("""
                        SELECT indexrelid::regclass
                          FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
                         WHERE indisunique AND indrelid IN (SELECT relid FROM pg_stat_user_tables)
                           AND indrelid::regclass::text NOT LIKE 'databasechangelog%'
                           AND indrelid <> 'uptime'::regclass -- of the service, not of a tenant
                           AND attname <> 'tenant_id' AND (indrelid, attname) <> ('tenant'::regclass, 'id')
                        """))
                .containsExactlyInAnyOrder("tenant_slug_pk", "token_digest_is_unique", "access_token_digest_is_unique");
        assertThat(strings("""
                        SELECT conname
                          FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
                         WHERE contype = 'f' AND attname <> 'tenant_id'
                        """)).isEmpty();
    }

    @Test
    void everyPortIsBound() {
        assertThat(Guice.createInjector(Stage.PRODUCTION, new PersistenceModule(jdbi, jdbi, jdbi))
                        .getInstance(UserRepository.class))
                .isInstanceOf(JdbiUserRepository.class);
    }

    private List<String> strings(String sql) {
        return jdbi.withHandle(handle -> handle.select(sql).mapTo(String.class).list());
    }
}
