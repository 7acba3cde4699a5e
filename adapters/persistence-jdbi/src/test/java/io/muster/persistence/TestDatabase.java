package io.muster.persistence;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.muster.application.schema.SchemaRepository;
import io.muster.domain.tenant.Tenant;
import io.muster.persistence.schema.JdbiSchemaRepository;
import io.muster.persistence.tenant.JdbiConnectionRepository;
import io.muster.persistence.tenant.JdbiTenantRepository;
import io.muster.persistence.token.TokenCache;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * A migrated database of its own for each test class, copied from a template within a tenth of a second. All are in one cluster,
 * which ends with the JVM.
 */
public final class TestDatabase {
    private static final EmbeddedPostgres CLUSTER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final String TEMPLATE = template();

    private final String url;
    private final Jdbi jdbi;
    private final Database database;
    private final SchemaRepository schemas;

    private TestDatabase(String name) {
        url = CLUSTER.getJdbcUrl("postgres", name);
        jdbi = connect(name);
        database = new Database(jdbi);
        schemas = new JdbiSchemaRepository(database);
    }

    public static TestDatabase migrated() {
        return new TestDatabase(create("TEMPLATE " + TEMPLATE));
    }

    static Jdbi empty() {
        return connect(create(""));
    }

    /** Where a database of the cluster is; there need not be one of that name. */
    static String url(String name) {
        return "jdbc:postgresql://localhost:" + CLUSTER.getPort() + "/" + name;
    }

    /** With other limits than those of the service's config.yml, and one connection. */
    static Jdbi emptyWith(String options) {
        return connect(create(""), 1, options);
    }

    /** An address for connections of another kind than those of the pool. */
    String url() {
        return url;
    }

    public Database database() {
        return database;
    }

    public SchemaRepository schemas() {
        return schemas;
    }

    /** To look at tables behind the repositories' back. */
    public Jdbi jdbi() {
        return jdbi;
    }

    public List<String> strings(String sql) {
        return jdbi.withHandle(handle -> handle.select(sql).mapTo(String.class).list());
    }

    public int count(String table) {
        return Integer.parseInt(strings("SELECT count(*) FROM " + table).get(0));
    }

    /** Leaves nothing but the tenants ACME and GLOBEX, each with its first connection. */
    public void reset() {
        clear();
        JdbiTenantRepository tenants = new JdbiTenantRepository(database, new TokenCache());
        JdbiConnectionRepository connections = new JdbiConnectionRepository(database, new TokenCache());
        for (Tenant tenant : List.of(ACME, GLOBEX)) {
            tenants.insert(tenant);
            connections.insert(tenant.id(), connectionOf(tenant));
        }
    }

    public void clear() {
        jdbi.useHandle(handle -> handle.execute(
                "TRUNCATE tenant, activity, departure, outbox_event, resource_count, user_conflict, job_row CASCADE"));
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String template() {
        String name = create("");
        new SchemaVersion(Jdbi.create(CLUSTER.getDatabase("postgres", name))).migrate();
        return name;
    }

    private static String create(String options) {
        String name = "test" + COUNT.incrementAndGet();
        Jdbi.create(CLUSTER.getPostgresDatabase())
                .useHandle(handle -> handle.execute("CREATE DATABASE " + name + " " + options));
        return name;
    }

    /** A pool with the settings of the service's config.yml. */
    private static Jdbi connect(String name) {
        return connect(
                name,
                8,
                "-c statement_timeout=5s -c lock_timeout=2s -c idle_in_transaction_session_timeout=10s"
                        + " -c plan_cache_mode=force_generic_plan -c jit=off -c max_parallel_workers_per_gather=0");
    }

    private static Jdbi connect(String name, int connections, String options) {
        DataSourceFactory settings = new DataSourceFactory();
        settings.setDriverClass("org.postgresql.Driver");
        settings.setUrl(CLUSTER.getJdbcUrl("postgres", name));
        settings.setUser("postgres");
        settings.setMinSize(0);
        settings.setInitialSize(0);
        settings.setMaxSize(connections);
        settings.setProperties(Map.of(
                "connectTimeout", "5",
                "socketTimeout", "10",
                "tcpKeepAlive", "true",
                "reWriteBatchedInserts", "true",
                "logServerErrorDetail", "false",
                "options", options));
        return Jdbi.create(settings.build(new MetricRegistry(), name));
    }
}
