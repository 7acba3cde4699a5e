package io.muster.service;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.migrations.DbCommand;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;

/**
 * {@code db …}: Liquibase's commands, on the database of the configuration or the embedded one. {@code db status} ends in 1 if a migration
 * is pending.
 */
final class MigrationCommand extends DbCommand<MusterConfig> {
    private static final String STATUS = "status";

    private final List<String> arguments;

    /** @param arguments all that were typed, {@code db} first */
    MigrationCommand(List<String> arguments) {
        super("db", MusterConfig::database, MusterConfig.class, "migrations.xml");
        this.arguments = arguments;
    }

    @Override
    public void run(Bootstrap<MusterConfig> bootstrap, Namespace namespace, MusterConfig config) throws Exception {
        String command = namespace.getString("subcommand");
        CommandName.requireFull(arguments.get(1), List.of(command));
        // the waits that bound a request would end a migration of a large table half way
        config.database().getProperties().remove("socketTimeout");
        config.database().getProperties().remove("options");
        try (Databases databases = Databases.open(config)) {
            super.run(bootstrap, namespace, config);
            if (command.equals(STATUS)) {
                Databases.requireCurrentSchema(config);
            }
        }
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable problem) {
        Failures.tell(cli, problem);
    }
}
