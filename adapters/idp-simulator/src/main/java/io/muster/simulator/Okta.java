package io.muster.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Okta's catalogue and template apps: PUT of the whole profile, PATCH without a path for access, a random password. */
final class Okta implements IdentityProvider {
    private static final int PAGE = 100;

    @Override
    public Map<String, String> headers() {
        return Map.of("User-Agent", "Okta SCIM Client 1.0.0", "Accept-Charset", "utf-8");
    }

    @Override
    public boolean testConnection(Steps steps, ScimClient client) {
        boolean connected = steps.run("list two users", () -> page(client, "/Users?startIndex=1&count=2"));
        if (connected) {
            steps.run("list groups", () -> page(client, "/Groups?startIndex=1&count=100"));
        }
        return connected;
    }

    @Override
    public void provision(Steps steps, ScimClient client, Person person) {
        steps.run("push " + person.userName(), () -> push(client, person));
    }

    @Override
    public void afterwards(Steps steps, ScimClient client, int users) {
        Person person = new Person(1);
        steps.run("deactivate " + person.userName(), () -> setActive(client, person, false));
        steps.run("reactivate " + person.userName(), () -> setActive(client, person, true));
        steps.run("import everybody page by page", () -> importAll(client, users));
    }

    @Override
    public UserCalls users(ScimClient client) {
        return new OktaUsers(client);
    }

    @Override
    public GroupCalls groups(ScimClient client) {
        return new OktaGroups(client);
    }

    private static String push(ScimClient client, Person person) {
        OktaUsers users = new OktaUsers(client);
        Optional<String> found = users.find(person.userName());
        String id = found.isPresent() ? found.get() : users.create(person).text("/id");
        client.get("/Users/" + id).expect(200).expect("/id", id);
        return (found.isPresent() ? "linked, " : "created, ") + users.pushProfile(id, person);
    }

    private static String setActive(ScimClient client, Person person, boolean active) {
        OktaUsers users = new OktaUsers(client);
        String id = users.find(person.userName()).orElseThrow(() -> new StepFailed("the user is gone"));
        users.setActive(id, person, active);
        client.get("/Users/" + id).expect(200).expect("/active", active);
        return users.find(person.userName())
                .orElseThrow(() -> new StepFailed("an inactive user is not found any more"));
    }

    private static String importAll(ScimClient client, int users) {
        Set<String> names = new HashSet<>();
        int total = 1;
        for (int start = 1; start <= total; start += PAGE) {
            Answer page = client.get("/Users?startIndex=" + start + "&count=" + PAGE)
                    .expect(200)
                    .expect("/startIndex", start);
            total = page.body().path("totalResults").intValue();
            for (JsonNode user : page.body().path("Resources")) {
                if (!names.add(user.path("userName").asText())) {
                    throw new StepFailed("expected each user once, got one on two pages");
                }
            }
        }
        if (names.size() != total || total < users) {
            throw new StepFailed("expected " + Math.max(total, users) + " users on the pages, got " + names.size());
        }
        return names.size() + " users";
    }

    private static String page(ScimClient client, String path) {
        Answer page = client.get(path).expect(200).expect("/startIndex", 1);
        if (!page.body().path("totalResults").isInt()
                || !page.body().path("Resources").isArray()) {
            throw new StepFailed("expected a list with totalResults as a number");
        }
        return page.toString();
    }
}
