package io.muster.service;

import ch.qos.logback.core.util.StatusPrinter;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jdbi3.JdbiFactory;
import io.muster.admin.AdminHttp;
import io.muster.admin.AdminModule;
import io.muster.admin.AdminSettings;
import io.muster.application.activity.CountedErrors;
import io.muster.application.mail.MailBatch;
import io.muster.application.mail.MailDelivery;
import io.muster.application.mail.MailQueue;
import io.muster.application.metric.RequestMeter;
import io.muster.application.metric.StandingCounts;
import io.muster.notification.NotificationModule;
import io.muster.persistence.PersistenceModule;
import io.muster.persistence.UnusableDatabase;
import io.muster.scimhttp.ScimHttp;
import io.muster.scimhttp.ScimHttpModule;
import io.muster.scimhttp.ScimHttpSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jspecify.annotations.Nullable;

/** The service, and the only place that knows every module. */
public final class ScimService extends Application<MusterConfig> {
    /** By command: settings that it wants to have in place of the defaults. */
    private static final Map<String, Map<String, String>> SETTINGS =
            Map.of(DemoCommand.NAME, DemoCommand.SETTINGS, CheckCommand.NAME, CheckCommand.SETTINGS);

    private final List<String> arguments;
    private final Progress progress;
    private @Nullable Databases databases;
    private @Nullable Injector injector;

    private ScimService(List<String> arguments) {
        this.arguments = arguments;
        progress = Progress.of(arguments);
        progress.step("Reading the settings");
    }

    public static void main(String[] arguments) throws Exception {
        // before the first injector: without it, Guice makes classes in a way that Java 25 warns of
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        keepLogbackOffStandardOutput();
        try {
            new ScimService(List.of(arguments)).run(arguments);
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** What Logback says of itself at a start; standard output is for the log and for what a command tells. */
    @SuppressWarnings("deprecation") // its request log prints by this printer, not by the one that is to follow it
    private static void keepLogbackOffStandardOutput() {
        StatusPrinter.setPrintStream(System.err);
    }

    @Override
    public String getName() {
        return "muster";
    }

    @Override
    public void initialize(Bootstrap<MusterConfig> bootstrap) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        new Settings(SETTINGS.getOrDefault(command, Map.of())).prepare(bootstrap);
        bootstrap.addCommand(new MigrationCommand(arguments));
        bootstrap.addCommand(new SimulateCommand());
        bootstrap.addCommand(new DemoCommand(this));
        CommandName.requireFull(
                command, bootstrap.getCommands().stream().map(Command::getName).toList());
    }

    @Override
    protected void addDefaultCommands(Bootstrap<MusterConfig> bootstrap) {
        bootstrap.addCommand(new RunCommand(this));
        bootstrap.addCommand(new CheckCommand());
    }

    /**
     * Opens the database, and refuses what cannot work. It comes before there is an environment, whose server would take its time to
     * stop again.
     *
     * @throws StartRefused if a setting is wrong
     * @throws UnusableDatabase if there is no way to the database
     */
    void prepare(MusterConfig config) {
        progress.step("Trying the settings and the ports");
        AdminKeys.require(config);
        config.mail().settings();
        Ports.choose(config);
        config.publicUrl();
        progress.step(
                config.usesEmbeddedDatabase()
                        ? "Starting the embedded PostgreSQL in " + config.dataDir()
                                + ", which takes longer the first time"
                        : "Connecting to the database");
        Databases opened = Databases.open(config);
        try {
            progress.step("Bringing the schema of the database up to date");
            opened.prepareSchema(config);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        databases = opened;
        progress.step("Starting the service");
    }

    /** Only after {@link #prepare}. */
    @Override
    public void run(MusterConfig config, Environment environment) {
        NoHeadersInLogs.keep();
        OutOfMemory.endsTheProcess();
        environment.lifecycle().manage(Objects.requireNonNull(databases, "prepare comes first"));
        Jdbi jdbi = new JdbiFactory()
                .build(environment, config.database(), Databases.pool(environment, config), "database");
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER); // Dropwizard's keeps a timer under one name for all statements
        OperatorMetrics metrics = new OperatorMetrics(Metrics.register(environment), config.metricsByTenant());
        injector = Guice.createInjector(
                Stage.PRODUCTION,
                binder -> binder.bind(RequestMeter.class).toInstance(metrics),
                new ApplicationModule(
                        config.limits(),
                        new MailBatch(config.mail().batch()),
                        config.mail().notices(),
                        config.activities()),
                new PersistenceModule(jdbi, Databases.unpooled(config), Databases.watching(config)),
                new NotificationModule(config.mail().settings()),
                new ScimHttpModule(scimHttp(config)),
                new AdminModule(new AdminSettings(config.publicUrl(), config.adminHosts()), AdminKeys.of(config)));
        injector.getInstance(ScimHttp.class).registerOn(environment.jersey());
        injector.getInstance(AdminHttp.class).registerOn(environment.admin());
        environment.jersey().register(new VersionResource());
        injector.getInstance(Background.class).manageOn(environment.lifecycle());
        environment.lifecycle().manage(injector.getInstance(JobThreads.class));
        environment.lifecycle().manage(injector.getInstance(MailThread.class));
        environment.lifecycle().manage(injector.getInstance(DatabaseWatchThread.class));
        environment.healthChecks().unregister("database"); // Dropwizard's waits for a connection of the pool
        environment.healthChecks().register("database", injector.getInstance(DatabaseHealth.class));
        environment.healthChecks().register("mail", new BoundedHealthCheck(injector.getInstance(MailHealth.class)));
        Hardening.apply(environment, config.limits(), injector.getInstance(CountedErrors.class));
        metrics.tell(injector.getInstance(StandingCounts.class), injector.getInstance(Clock.class));
        Metrics.countMails(
                environment.metrics(), injector.getInstance(MailQueue.class), injector.getInstance(MailDelivery.class));
    }

    private static ScimHttpSettings scimHttp(MusterConfig config) {
        RateSettings rates = config.rates();
        return new ScimHttpSettings(
                config.publicUrl(),
                config.documentationUrl(),
                rates.requestsAtOnce(),
                rates.failuresPerSecond(),
                rates.failuresAtOnce());
    }

    /** Reports progress of the start. */
    Progress progress() {
        return progress;
    }

    /** The objects of the running service; only after {@link #run}. */
    Injector injector() {
        return Objects.requireNonNull(injector, "the service has not been run");
    }
}
