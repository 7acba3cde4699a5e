package io.muster.service;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.Managed;
import io.muster.application.database.LocalDatabase;
import io.muster.persistence.DatabaseProbe;
import io.muster.persistence.DatabaseWatch;
import io.muster.persistence.SchemaVersion;
import io.muster.persistence.UnusableDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;
import org.jdbi.v3.core.Jdbi;

/** The database of a configuration: the one it names, or else the embedded one, started for as long as this is open. */
final class Databases implements Managed, AutoCloseable {
    private final Optional<LocalDatabase.Running> embedded;
    private final DatabaseProbe.Found found;

    private Databases(Optional<LocalDatabase.Running> embedded, DatabaseProbe.Found found) {
        this.embedded = embedded;
        this.found = found;
    }

    /**
     * Fills in the address of the embedded database if none is set, and connects once.
     *
     * @throws UnusableDatabase if there is no way to it
     */
    static Databases open(MusterConfig config) {
        if (!config.usesEmbeddedDatabase()) {
            if (!config.database().getUrl().startsWith("jdbc:postgresql:")) {
                throw new StartRefused("database.url (DATABASE_URL) must begin with jdbc:postgresql:, such as"
                        + " jdbc:postgresql://localhost:5432/muster, or be embedded.");
            }
            return new Databases(Optional.empty(), probe(config));
        }
        LocalDatabase.Running running = requireLocal().start(config.dataDir());
        config.embeddedDatabaseRuns(running);
        try {
            return new Databases(Optional.of(running), probe(config));
        } catch (UnusableDatabase e) {
            running.close();
            throw e;
        }
    }

    /** The embedded PostgreSQL, not started. */
    static LocalDatabase requireLocal() {
        return ServiceLoader.load(LocalDatabase.class)
                .findFirst()
                .orElseThrow(
                        () -> new StartRefused(
                                "There is no database. Set DATABASE_URL (and DATABASE_USER,"
                                        + " DATABASE_PASSWORD) to a PostgreSQL, or put service-dev.jar, which holds one, beside service.jar."));
    }

    /** The embedded database migrates itself; one that others depend on is migrated when its operator says so. */
    void prepareSchema(MusterConfig config) {
        if (isEmbedded()) {
            new SchemaVersion(unpooled(config)).migrate();
        } else {
            requireCurrentSchema(config);
        }
    }

    /** @throws StartRefused if it is to be migrated */
    static void requireCurrentSchema(MusterConfig config) {
        if (!new SchemaVersion(unpooled(config)).isCurrent()) {
            throw new StartRefused("The database lacks migrations that this version needs. Apply them:"
                    + " java -jar service.jar db migrate");
        }
    }

    private static DatabaseProbe.Found probe(MusterConfig config) {
        return new DatabaseProbe(config.database().getUrl(), properties(config)).connect();
    }

    /**
     * The connections, whose statements and rows are the driver's own: the pool would have each value of a row go through reflection. They
     * are checked by the driver, which stops waiting by itself; after a query of the pool it would wait for PostgreSQL to cancel it.
     */
    static ManagedDataSource pool(Environment environment, MusterConfig config) {
        ManagedDataSource pool = config.database().build(environment.metrics(), "database");
        ((PoolConfiguration) pool).setUseStatementFacade(false);
        ((PoolConfiguration) pool).setValidationQuery(null);
        return pool;
    }

    /** A connection each time, with the settings of those in the pool. */
    static Jdbi unpooled(MusterConfig config) {
        return Jdbi.create(config.database().getUrl(), properties(config));
    }

    /** A connection each time, which gives up where the database does not answer within {@link DatabaseWatch#PATIENCE}. */
    static Jdbi watching(MusterConfig config) {
        String patience = Long.toString(DatabaseWatch.PATIENCE.toSeconds());
        Properties properties = properties(config);
        properties.putAll(Map.of(
                "connectTimeout", patience,
                "loginTimeout", patience,
                "socketTimeout", patience,
                "ApplicationName", "muster-watch"));
        return Jdbi.create(config.database().getUrl(), properties);
    }

    private static Properties properties(MusterConfig config) {
        DataSourceFactory settings = config.database();
        Properties properties = new Properties();
        properties.putAll(settings.getProperties());
        properties.setProperty("user", String.valueOf(settings.getUser()));
        properties.setProperty("password", String.valueOf(settings.getPassword()));
        return properties;
    }

    /** What answered. */
    DatabaseProbe.Found found() {
        return found;
    }

    boolean isEmbedded() {
        return embedded.isPresent();
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void close() {
        embedded.ifPresent(LocalDatabase.Running::close);
    }
}
