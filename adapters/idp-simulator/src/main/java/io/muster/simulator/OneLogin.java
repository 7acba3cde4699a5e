package io.muster.simulator;

import java.util.Map;
import java.util.UUID;

/** OneLogin: a template filled in and PUT as a whole, lookups that end in {@code &}, no user agent, one member at a time. */
final class OneLogin implements IdentityProvider {
    @Override
    public Map<String, String> headers() {
        return Map.of("User-Agent", "");
    }

    @Override
    public String contentType() {
        return "application/scim+json";
    }

    @Override
    public boolean testConnection(Steps steps, ScimClient client) {
        return steps.run("look up a user who cannot exist", () -> {
            if (users(client).find(UUID.randomUUID() + "@example.com").isPresent()) {
                throw new StepFailed("expected nobody, got somebody");
            }
            return "nobody";
        });
    }

    @Override
    public void provision(Steps steps, ScimClient client, Person person) {
        OneLoginUsers users = new OneLoginUsers(client);
        steps.run(
                "provision " + person.userName(),
                () -> users.find(person.userName())
                        .map(id -> "matched, " + users.update(id, person))
                        .orElseGet(() -> "created, " + users.create(person)));
    }

    @Override
    public void afterwards(Steps steps, ScimClient client, int users) {
        Person person = new Person(1);
        steps.run("update " + person.userName(), () -> setTitle(client, person, "Senior registrar"));
        steps.run("clear the title of " + person.userName(), () -> setTitle(client, person, ""));
        steps.run("suspend " + person.userName(), () -> setActive(client, person, false));
        steps.run("unsuspend " + person.userName(), () -> setActive(client, person, true));
        steps.run("refresh entitlements", () -> new OneLoginGroups(client).count() + " groups");
    }

    @Override
    public UserCalls users(ScimClient client) {
        return new OneLoginUsers(client);
    }

    @Override
    public GroupCalls groups(ScimClient client) {
        return new OneLoginGroups(client);
    }

    private String setTitle(ScimClient client, Person person, String title) {
        String id = id(client, person);
        users(client).setTitle(id, person, title);
        return client.get("/Users/" + id)
                .expect(200)
                .expectOrNothing("/title", title)
                .toString();
    }

    private String setActive(ScimClient client, Person person, boolean active) {
        String id = id(client, person);
        users(client).setActive(id, person, active);
        return client.get("/Users/" + id).expect(200).expect("/active", active).toString();
    }

    private String id(ScimClient client, Person person) {
        return users(client).find(person.userName()).orElseThrow(() -> new StepFailed("the user is gone"));
    }
}
