package io.muster.simulator;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of an IdP against a server: its connection test, and then a scenario over a number of people. The people are the same
 * in every run, so a run finds those of the run before.
 */
public final class Simulation {
    static final int MAX_USERS = 100_000;
    private static final Map<String, IdentityProvider> IDPS =
            new TreeMap<>(Map.of("entra", new Entra(), "okta", new Okta(), "onelogin", new OneLogin()));
    private static final Scenario INITIAL = new Initial();
    private static final List<Scenario> SCENARIOS =
            List.of(INITIAL, new Incremental(), new Leaver(), new Rename(), new Groups(), new Burst());

    private final Scenario scenario;
    private final Run run;

    private Simulation(Scenario scenario, Run run) {
        this.scenario = scenario;
        this.run = run;
    }

    /** The scenario {@code initial}. */
    public static Simulation of(String idp, URI tenantUrl, String token, int users, StepListener listener) {
        return of(idp, INITIAL.name(), tenantUrl, token, users, listener);
    }

    /**
     * @param tenantUrl as an IT admin pastes it, with or without a slash or a query at its end
     * @throws IllegalArgumentException if something of it makes no sense; the message says what
     */
    public static Simulation of(
            String idp, String scenario, URI tenantUrl, String token, int users, StepListener listener) {
        IdentityProvider provider = provider(idp);
        if (users < 1 || users > MAX_USERS) {
            throw new IllegalArgumentException("The number of users must be 1 to " + MAX_USERS + ".");
        }
        return of(provider, named(scenario), tenantUrl, token, users, listener);
    }

    /**
     * One cycle over these people alone: each is looked up, and then created or updated.
     *
     * @param userNames theirs, which are e-mail addresses
     */
    public static Simulation cycle(
            String idp, List<String> userNames, URI tenantUrl, String token, StepListener listener) {
        return of(provider(idp), new Cycle(userNames), tenantUrl, token, userNames.size(), listener);
    }

    private static Simulation of(
            IdentityProvider provider,
            Scenario scenario,
            URI tenantUrl,
            String token,
            int users,
            StepListener listener) {
        ScimClient client = new ScimClient(tenantUrl, token, provider.headers(), provider.contentType());
        return new Simulation(scenario, new Run(provider, client, users, new Steps(listener)));
    }

    private static IdentityProvider provider(String idp) {
        IdentityProvider provider = IDPS.get(idp.toLowerCase(Locale.ROOT));
        if (provider == null) {
            throw new IllegalArgumentException("There is no simulation of " + idp + "; there are " + idps() + ".");
        }
        return provider;
    }

    private static Scenario named(String name) {
        return SCENARIOS.stream()
                .filter(scenario -> scenario.name().equals(name.toLowerCase(Locale.ROOT)))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no scenario " + name + "; there are " + scenarios() + "."));
    }

    /** The names of the IdPs that can be played. */
    public static List<String> idps() {
        return List.copyOf(IDPS.keySet());
    }

    /** The names of what can happen at them. */
    public static List<String> scenarios() {
        return SCENARIOS.stream().map(Scenario::name).toList();
    }

    /** Plays it to the end; a failed step is told and counted, not thrown. A server that does not answer ends it early. */
    public SimulationResult run() {
        if (run.idp().testConnection(run.steps(), run.client())) {
            scenario.play(run);
        }
        return run.steps().result();
    }
}
