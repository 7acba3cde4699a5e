package io.muster.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jdbi.v3.core.Jdbi;

/** Whether the database has the schema that this version works with, and the way to it. */
public final class SchemaVersion {
    private static final String CHANGE_LOG = "migrations.xml";

    /** Liquibase calls nobody, and writes to the log only. */
    private static final Map<String, Object> QUIET =
            Map.of(AnalyticsArgs.ENABLED.getKey(), false, Scope.Attr.ui.name(), new LoggerUIService());

    private final Jdbi jdbi;

    public SchemaVersion(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether nothing is missing; a newer schema is current, for migrations keep the version before them working. */
    public boolean isCurrent() {
        return isBegun() && withLiquibase(SchemaVersion::isComplete);
    }

    /** Applies what is missing; two at once are safe, the second waits and finds nothing to do. */
    public void migrate() {
        withLiquibase(database -> new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGE_LOG)
                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                .execute());
    }

    /** Asked first, because Liquibase would make its tables before it answers. */
    private boolean isBegun() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT to_regclass('databasechangelog') IS NOT NULL")
                .mapTo(Boolean.class)
                .one());
    }

    private static boolean isComplete(Database database) throws LiquibaseException {
        return new Liquibase(CHANGE_LOG, new ClassLoaderResourceAccessor(), database)
                .listUnrunChangeSets(new Contexts(), new LabelExpression())
                .isEmpty();
    }

    private <T> T withLiquibase(LiquibaseWork<T> work) {
        try {
            return jdbi.withHandle(handle -> onConnection(handle.getConnection(), work));
        } catch (Exception e) {
            throw new IllegalStateException("the schema of the database cannot be read or brought up to date", e);
        }
    }

    private static <T> T onConnection(Connection connection, LiquibaseWork<T> work) throws Exception {
        int networkTimeout = connection.getNetworkTimeout();
        try {
            liftTimeLimits(connection);
            return Scope.child(QUIET, () -> work.on(databaseOf(connection)));
        } finally {
            giveBack(connection);
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }
    }

    private static Database databaseOf(Connection connection) throws LiquibaseException {
        return DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
    }

    /**
     * The limits that bound a request would end this on a busy machine: Liquibase reads its change log within a transaction, and a
     * migration of a large table takes its time.
     */
    private static void liftTimeLimits(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        forTimeLimits(connection, "set_config(name, '0', false)");
    }

    /** Liquibase works without auto-commit and leaves the connection so. */
    private static void giveBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        forTimeLimits(connection, "set_config(name, reset_val, false)");
    }

    /** Names those that this version of PostgreSQL has. */
    private static void forTimeLimits(Connection connection, String what) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT " + what + " FROM pg_settings WHERE name IN ('statement_timeout',"
                    + " 'idle_in_transaction_session_timeout', 'transaction_timeout', 'idle_session_timeout')");
        }
    }

    /** What is done with Liquibase's view of the database. */
    private interface LiquibaseWork<T> {
        T on(Database database) throws LiquibaseException;
    }
}
