package io.muster.service;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.Managed;
import io.muster.application.database.LocalDatabase;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;
import org.jdbi.v3.core.Jdbi;

/** The database of a configuration: the one it names, or else the embedded one, started for as long as this is open. */
final class Databases implements Managed, AutoCloseable {
    private final Optional<LocalDatabase.Running> embedded;

    private Databases(Optional<LocalDatabase.Running> embedded) {
        this.embedded = embedded;
    }

    /** Fills in the address of the embedded database if none is set. */
    static Databases open(MusterConfig config) {
        if (!config.usesEmbeddedDatabase()) {
            if (!config.database().getUrl().startsWith("jdbc:postgresql:")) {
                throw new StartRefused("database.url (DATABASE_URL) must begin with jdbc:postgresql:, such as"
                        + " jdbc:postgresql://localhost:5432/muster, or be embedded.");
            }
            return new Databases(Optional.empty());
        }
        LocalDatabase local = ServiceLoader.load(LocalDatabase.class)
                .findFirst()
                .orElseThrow(
                        () -> new StartRefused(
                                "There is no database. Set DATABASE_URL (and DATABASE_USER,"
                                        + " DATABASE_PASSWORD) to a PostgreSQL, or put service-dev.jar, which holds one, beside service.jar."));
        LocalDatabase.Running running = local.start(config.dataDir());
        DataSourceFactory settings = config.database();
        settings.setUrl(running.jdbcUrl());
        settings.setUser(running.user());
        settings.setPassword(running.password());
        return new Databases(Optional.of(running));
    }

    /** The connections, whose statements and rows are the driver's own: the pool would have each value of a row go through reflection. */
    static ManagedDataSource pool(Environment environment, MusterConfig config) {
        ManagedDataSource pool = config.database().build(environment.metrics(), "database");
        ((PoolConfiguration) pool).setUseStatementFacade(false);
        return pool;
    }

    /** A connection each time, with the settings of those in the pool. */
    static Jdbi unpooled(MusterConfig config) {
        DataSourceFactory settings = config.database();
        Properties properties = new Properties();
        properties.putAll(settings.getProperties());
        properties.setProperty("user", String.valueOf(settings.getUser()));
        properties.setProperty("password", String.valueOf(settings.getPassword()));
        return Jdbi.create(settings.getUrl(), properties);
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
