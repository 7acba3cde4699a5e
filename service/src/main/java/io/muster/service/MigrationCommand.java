package io.muster.service;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.migrations.DbCommand;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code db …}: Liquibase's commands, on the database of the configuration or the embedded one. */
final class MigrationCommand extends DbCommand<MusterConfig> {
    MigrationCommand() {
        super("db", MusterConfig::database, MusterConfig.class, "migrations.xml");
    }

    @Override
    public void run(Bootstrap<MusterConfig> bootstrap, Namespace namespace, MusterConfig config) throws Exception {
        // the waits that bound a request would end a migration of a large table half way
        config.database().getProperties().remove("socketTimeout");
        config.database().getProperties().remove("options");
        try (Databases databases = Databases.open(config)) {
            super.run(bootstrap, namespace, config);
        }
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable problem) {
        Failures.tell(cli, problem);
    }
}
