package io.muster.service;

import ch.qos.logback.core.util.StatusPrinter;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.CheckCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jdbi3.JdbiFactory;
import io.muster.admin.AdminHttp;
import io.muster.admin.AdminKey;
import io.muster.admin.AdminModule;
import io.muster.admin.AdminSettings;
import io.muster.application.mail.MailBatch;
import io.muster.application.mail.MailDelivery;
import io.muster.application.mail.MailQueue;
import io.muster.notification.MailSettings;
import io.muster.notification.NotificationModule;
import io.muster.persistence.PersistenceModule;
import io.muster.persistence.SchemaVersion;
import io.muster.scimhttp.ScimHttp;
import io.muster.scimhttp.ScimHttpModule;
import io.muster.scimhttp.ScimHttpSettings;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jspecify.annotations.Nullable;

/** The service, and the only place that knows every module. */
public final class ScimService extends Application<MusterConfig> {
    private final Settings settings;
    private @Nullable Injector injector;

    private ScimService(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        // before the first injector: without it, Guice makes classes in a way that Java 25 warns of
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        keepLogbackOffStandardOutput();
        boolean demo = arguments.length > 0 && arguments[0].equals(DemoCommand.NAME);
        new ScimService(new Settings(demo ? DemoCommand.SETTINGS : Map.of())).run(arguments);
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
        settings.prepare(bootstrap);
        bootstrap.addCommand(new MigrationCommand());
        bootstrap.addCommand(new SimulateCommand());
        bootstrap.addCommand(new DemoCommand(this));
    }

    @Override
    protected void addDefaultCommands(Bootstrap<MusterConfig> bootstrap) {
        bootstrap.addCommand(new RunCommand(this));
        bootstrap.addCommand(new CheckCommand<>(this));
    }

    @Override
    public void run(MusterConfig config, Environment environment) {
        NoHeadersInLogs.keep();
        AdminKey adminKey = AdminKeys.of(config);
        MailSettings mail = config.mail().settings();
        FreePorts.choose(config);
        Databases databases = Databases.open(config);
        environment.lifecycle().manage(databases);
        Jdbi jdbi = new JdbiFactory()
                .build(environment, config.database(), Databases.pool(environment, config), "database");
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER); // Dropwizard's keeps a timer under one name for all statements
        requireCurrentSchema(databases, jdbi);
        injector = Guice.createInjector(
                Stage.PRODUCTION,
                new ApplicationModule(
                        config.limits(),
                        new MailBatch(config.mail().batch()),
                        config.mail().notices(),
                        config.activities()),
                new PersistenceModule(jdbi, Databases.unpooled(config)),
                new NotificationModule(mail),
                new ScimHttpModule(scimHttp(config)),
                new AdminModule(new AdminSettings(config.publicUrl()), adminKey));
        injector.getInstance(ScimHttp.class).registerOn(environment.jersey());
        injector.getInstance(AdminHttp.class).registerOn(environment.admin());
        environment.jersey().register(new VersionResource());
        injector.getInstance(Background.class).manageOn(environment.lifecycle());
        environment.lifecycle().manage(injector.getInstance(JobThreads.class));
        environment.lifecycle().manage(injector.getInstance(MailThread.class));
        environment.healthChecks().register("mail", injector.getInstance(MailHealth.class));
        Hardening.apply(environment, config.limits());
        Metrics.register(environment);
        Metrics.countMails(
                environment.metrics(), injector.getInstance(MailQueue.class), injector.getInstance(MailDelivery.class));
    }

    private static ScimHttpSettings scimHttp(MusterConfig config) {
        RateSettings rates = config.rates();
        return new ScimHttpSettings(
                config.publicUrl(), rates.requestsAtOnce(), rates.failuresPerSecond(), rates.failuresAtOnce());
    }

    /** The objects of the running service; only after {@link #run}. */
    Injector injector() {
        return Objects.requireNonNull(injector, "the service has not been run");
    }

    /** The embedded database migrates itself; one that others depend on is migrated when its operator says so. */
    private static void requireCurrentSchema(Databases databases, Jdbi jdbi) {
        SchemaVersion schema = new SchemaVersion(jdbi);
        if (databases.isEmbedded()) {
            schema.migrate();
        } else if (!schema.isCurrent()) {
            throw new StartRefused("The schema of the database is not the one that this version needs. Mend it with:"
                    + " java -jar service.jar db migrate");
        }
    }
}
