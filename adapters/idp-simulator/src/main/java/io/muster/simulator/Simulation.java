package io.muster.simulator;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of an IdP against a server: its connection test, its first cycle over a number of people, and what happens to some of
 * them afterwards. The people are the same in every run, so a run again finds those of the run before.
 */
public final class Simulation {
    private static final int MAX_USERS = 100_000;
    private static final Map<String, IdentityProvider> IDPS =
            new TreeMap<>(Map.of("entra", new Entra(), "okta", new Okta()));

    private final IdentityProvider idp;
    private final ScimClient client;
    private final int users;
    private final Steps steps;

    private Simulation(IdentityProvider idp, ScimClient client, int users, StepListener listener) {
        this.idp = idp;
        this.client = client;
        this.users = users;
        this.steps = new Steps(listener);
    }

    /**
     * @param tenantUrl as an IT admin pastes it, with or without a slash or a query at its end
     * @throws IllegalArgumentException if something of it makes no sense; the message says what
     */
    public static Simulation of(String idp, URI tenantUrl, String token, int users, StepListener listener) {
        IdentityProvider provider = IDPS.get(idp.toLowerCase(Locale.ROOT));
        if (provider == null) {
            throw new IllegalArgumentException("There is no simulation of " + idp + "; there are " + idps() + ".");
        }
        if (users < 1 || users > MAX_USERS) {
            throw new IllegalArgumentException("The number of users must be 1 to " + MAX_USERS + ".");
        }
        return new Simulation(provider, new ScimClient(tenantUrl, token, provider.headers()), users, listener);
    }

    /** The names of the IdPs that can be played. */
    public static List<String> idps() {
        return List.copyOf(IDPS.keySet());
    }

    /** Plays it to the end; a failed step is told and counted, not thrown. A server that does not answer ends it early. */
    public SimulationResult run() {
        if (idp.testConnection(steps, client)) {
            People.each(users, person -> idp.provision(steps, client, person));
            idp.afterwards(steps, client, users);
        }
        return steps.result();
    }
}
