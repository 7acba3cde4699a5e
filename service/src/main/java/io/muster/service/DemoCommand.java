package io.muster.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.muster.simulator.ProgressPrinter;
import io.muster.simulator.Simulation;
import io.muster.simulator.SimulationResult;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code demo}: a tenant on this machine, an IdP that provisions people to it, and a service that goes on serving. */
final class DemoCommand extends ServerCommand<MusterConfig> {
    static final String NAME = "demo";

    /** Standard output belongs to the person who watches. */
    static final Map<String, String> SETTINGS = Map.of("LOG_TARGET", "stderr", "LOG_LEVEL", "WARN");

    private static final int PEOPLE = 25;

    private final ScimService service;
    private final PrintStream out = System.out;

    DemoCommand(ScimService service) {
        super(service, NAME, "Sets up a tenant on this machine, plays an Entra cycle against it, and keeps serving");
        this.service = service;
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--play")
                .choices("entra", "okta", "none")
                .setDefault("entra")
                .help("the IdP to play (entra)");
        parser.addArgument("--json")
                .action(Arguments.storeTrue())
                .help("first line of standard output: one JSON object with tenantUrl, secretToken, adminUrl, adminKey");
    }

    @Override
    protected void run(Bootstrap<MusterConfig> bootstrap, Namespace arguments, MusterConfig config) throws Exception {
        service.prepare(config);
        super.run(bootstrap, arguments, config);
    }

    @Override
    protected void run(Environment environment, Namespace arguments, MusterConfig config) throws Exception {
        config.leaveOutRequestLog();
        super.run(environment, arguments, config);
        service.progress().step("Setting up the tenant " + DemoTenant.ACME + " with a template and a token");
        String token = service.injector().getInstance(DemoTenant.class).prepare(config.dataDir());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("tenantUrl", config.publicUrl() + "/" + DemoTenant.ACME + "/scim");
        facts.put("secretToken", token);
        facts.put("adminUrl", config.adminUrl().toString());
        facts.put("adminKey", AdminKeys.of(config).reveal());
        tell(facts, arguments.getBoolean("json"));
        if (!arguments.getString("play").equals("none")) {
            play(arguments.getString("play"), config, token);
        }
        out.println("Serving. Stop with Ctrl-C.");
    }

    private void tell(Map<String, String> facts, boolean json) throws IOException {
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(facts));
            return;
        }
        out.println("Tenant URL    " + facts.get("tenantUrl"));
        out.println("Secret Token  " + facts.get("secretToken"));
        out.println("Admin tasks   " + facts.get("adminUrl")
                + "/tasks/{name}, with the key in the data folder's admin.key");
    }

    private void play(String idp, MusterConfig config, String token) {
        out.println("Playing a first cycle of " + idp + " with " + PEOPLE + " people:");
        SimulationResult result = Simulation.of(
                        idp, config.localTenantUrl(DemoTenant.ACME), token, PEOPLE, new ProgressPrinter(out))
                .run();
        out.println(result);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable problem) {
        Failures.tell(cli, problem);
    }
}
