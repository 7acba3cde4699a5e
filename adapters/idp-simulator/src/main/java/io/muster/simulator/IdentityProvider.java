package io.muster.simulator;

import java.util.Map;

/** How one IdP talks to a SCIM server. */
interface IdentityProvider {
    /** What it sends with every request, besides the token. */
    Map<String, String> headers();

    /** What it sends with every body. */
    default String contentType() {
        return "application/scim+json; charset=utf-8";
    }

    /** What its connection test asks; false ends the run, as it would end the set-up. */
    boolean testConnection(Steps steps, ScimClient client);

    /** What it does for one person in a cycle; called by several threads at once, each with another person. */
    void provision(Steps steps, ScimClient client, Person person);

    /** What happens when everybody has been provisioned. */
    void afterwards(Steps steps, ScimClient client, int users);

    UserCalls users(ScimClient client);

    GroupCalls groups(ScimClient client);
}
