package io.muster.service;

import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.muster.simulator.ProgressPrinter;
import io.muster.simulator.Simulation;
import io.muster.simulator.SimulationResult;
import java.net.URI;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code simulate entra --url … --token …}: acts as that IdP against any SCIM server; exit status 1 if a step failed. */
final class SimulateCommand extends Command {
    SimulateCommand() {
        super("simulate", "Acts as an identity provider against any SCIM server");
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("idp").choices(Simulation.idps()).help("the identity provider to act as");
        parser.addArgument("--url").required(true).help("the Tenant URL, such as http://localhost:8080/acme/scim");
        parser.addArgument("--token")
                .setDefault(System.getenv("SCIM_TOKEN"))
                .help(
                        "the Secret Token; or the environment variable SCIM_TOKEN, which other users of the machine cannot see");
        parser.addArgument("--scenario")
                .choices(Simulation.scenarios())
                .setDefault("initial")
                .help("what happens (initial)");
        parser.addArgument("--users").type(Integer.class).setDefault(25).help("how many people (25)");
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace arguments) {
        String token = arguments.getString("token");
        if (token == null || token.isBlank()) {
            throw new StartRefused("simulate needs the Secret Token: --token, or SCIM_TOKEN in the environment.");
        }
        SimulationResult result = Simulation.of(
                        arguments.getString("idp"),
                        arguments.getString("scenario"),
                        URI.create(arguments.getString("url")),
                        token,
                        arguments.getInt("users"),
                        new ProgressPrinter(System.out))
                .run();
        System.out.println(result);
        if (result.failed() > 0) {
            System.exit(1);
        }
    }

    @Override
    public void onError(io.dropwizard.core.cli.Cli cli, Namespace namespace, Throwable problem) {
        Failures.tell(cli, problem);
    }
}
