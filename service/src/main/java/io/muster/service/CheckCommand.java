package io.muster.service;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.muster.application.database.LocalDatabaseException;
import io.muster.persistence.UnusableDatabase;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Supplier;
import net.sourceforge.argparse4j.inf.Namespace;
import org.jspecify.annotations.Nullable;

/** {@code check}: tries what {@code server} would use, and says what it found; exit status 1 if the service could not start. */
final class CheckCommand extends ConfiguredCommand<MusterConfig> {
    static final String NAME = "check";

    /** Standard output belongs to the findings. */
    static final Map<String, String> SETTINGS = Map.of("LOG_TARGET", "stderr", "LOG_LEVEL", "WARN");

    private final PrintStream out = System.out;
    private int failed;

    CheckCommand() {
        super(NAME, "Checks the configuration, tries the database, and says what it found");
    }

    @Override
    protected Class<MusterConfig> getConfigurationClass() {
        return MusterConfig.class;
    }

    @Override
    protected void run(Bootstrap<MusterConfig> bootstrap, Namespace arguments, MusterConfig config) {
        String file = arguments.getString("file");
        tell("OK", "configuration", file == null ? "config.yml of this folder, or the built-in defaults" : file);
        check("ports", () -> ports(config));
        check("public URL", () -> config.publicUrl().toString());
        check("admin key", () -> adminKey(config));
        check("mail", () -> mail(config));
        check("database", () -> database(config));
        if (failed > 0) {
            throw new StartRefused("The service would not start: " + failed + " of the checks failed.");
        }
        out.println("The service can start.");
    }

    private static String ports(MusterConfig config) {
        Ports.choose(config);
        return config.applicationConnector().getPort() + " and "
                + config.adminConnector().getPort() + " are free";
    }

    private static String adminKey(MusterConfig config) {
        AdminKeys.require(config);
        return config.adminKey().isEmpty() ? "generated, in " + AdminKeys.file(config) : "set by ADMIN_KEY";
    }

    private static String mail(MusterConfig config) {
        return config.mail().settings().server().isPresent()
                ? "mails leave by the server of SMTP_URL; mail-test tries it"
                : "no mail server is set (SMTP_URL, MAIL_FROM), mails are saved and not sent";
    }

    private static String database(MusterConfig config) {
        if (config.usesEmbeddedDatabase() && !Files.exists(config.dataDir())) {
            Databases.requireLocal();
            return "embedded, made in " + config.dataDir() + " at the first start";
        }
        try (Databases databases = Databases.open(config)) {
            if (databases.isEmbedded()) {
                return databases.found() + ", embedded in " + config.dataDir();
            }
            Databases.requireCurrentSchema(config);
            return databases.found() + ", with all migrations";
        }
    }

    /** A port may be in use by the very service that is to be started again, so that alone is no failure. */
    private void check(String what, Supplier<String> attempt) {
        try {
            tell("OK", what, attempt.get());
        } catch (PortInUse e) {
            tell("BUSY", what, e.getMessage());
        } catch (StartRefused | UnusableDatabase | LocalDatabaseException | IllegalArgumentException e) {
            tell("FAIL", what, e.getMessage());
            failed++;
        }
    }

    private void tell(String verdict, String what, @Nullable String finding) {
        out.printf("%-5s %s: %s%n", verdict, what, finding);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable problem) {
        Failures.tell(cli, problem);
    }
}
