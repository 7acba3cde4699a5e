package io.muster.service;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code server}: runs the service. */
final class RunCommand extends ServerCommand<MusterConfig> {
    private final ScimService service;

    RunCommand(ScimService service) {
        super(service);
        this.service = service;
    }

    @Override
    protected void run(Bootstrap<MusterConfig> bootstrap, Namespace arguments, MusterConfig config) throws Exception {
        service.prepare(config);
        super.run(bootstrap, arguments, config);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable problem) {
        Failures.tell(cli, problem);
    }
}
