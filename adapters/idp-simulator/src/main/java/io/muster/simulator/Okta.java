package io.muster.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

    private static String push(ScimClient client, Person person) {
        Optional<String> found = match(client, person);
        String id = found.isPresent() ? found.get() : create(client, person);
        client.get("/Users/" + id).expect(200).expect("/id", id);
        Map<String, Object> profile = new HashMap<>(user(person));
        profile.put("id", id);
        profile.put("title", "");
        profile.put("meta", Map.of("resourceType", "User"));
        Answer updated = client.send("PUT", "/Users/" + id, profile)
                .expect(200)
                .expect("/id", id)
                .expect("/name/familyName", person.familyName());
        return (found.isPresent() ? "linked, " : "created, ") + updated;
    }

    private static String create(ScimClient client, Person person) {
        Map<String, Object> body = new HashMap<>(user(person));
        body.put("password", "1mz" + Integer.toHexString(person.number() * 7919));
        Answer created = client.send("POST", "/Users", body)
                .expect(201)
                .expect("/userName", person.userName())
                .expect("/emails/0/value", person.userName());
        if (created.body().has("password")) {
            throw new StepFailed("expected no password in the answer");
        }
        return created.text("/id");
    }

    private static String setActive(ScimClient client, Person person, boolean active) {
        String path = "/Users/" + match(client, person).orElseThrow(() -> new StepFailed("the user is gone"));
        client.send("PATCH", path, Messages.patch(Map.of("op", "replace", "value", Map.of("active", active))))
                .expect(200, 204);
        client.get(path).expect(200).expect("/active", active);
        return match(client, person).orElseThrow(() -> new StepFailed("an inactive user is not found any more"));
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

    private static Optional<String> match(ScimClient client, Person person) {
        String filter = Messages.filter("userName", person.userName()).replace("+", "%20");
        return client.get("/Users?" + filter + "&startIndex=1&count=100").idOfOnlyMatch();
    }

    private static Map<String, Object> user(Person person) {
        return Map.of(
                "schemas", List.of(Messages.USER),
                "userName", person.userName(),
                "name", Map.of("givenName", person.givenName(), "familyName", person.familyName()),
                "emails", Messages.workEmail(person),
                "displayName", person.displayName(),
                "locale", "en-US",
                "externalId", person.externalId("okta"),
                "groups", List.of(),
                "active", true);
    }
}
