package io.muster.service;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code server}: runs the service. */
final class RunCommand extends ServerCommand<MusterConfig> {
    RunCommand(ScimService service) {
        super(service);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable problem) {
        Failures.tell(cli, problem);
    }
}
