package io.muster.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users as Okta puts them: read, merged and PUT as a whole; deactivated by a PATCH without a path, and never deleted. */
final class OktaUsers implements UserCalls {
    private final ScimClient client;

    OktaUsers(ScimClient client) {
        this.client = client;
    }

    @Override
    public Optional<String> find(String userName) {
        String filter = Messages.filter("userName", userName).replace("+", "%20");
        return client.get("/Users?" + filter + "&startIndex=1&count=100").idOfOnlyMatch();
    }

    @Override
    public Answer create(Person person) {
        Map<String, Object> body = new HashMap<>(user(person));
        body.put("password", "1mz" + Integer.toHexString(person.number() * 7919));
        Answer created = client.send("POST", "/Users", body)
                .expect(201)
                .expect("/userName", person.userName())
                .expect("/emails/0/value", person.userName());
        if (created.body().has("password")) {
            throw new StepFailed("expected no password in the answer");
        }
        return created;
    }

    /** The profile as it is in Okta, whatever the server has. */
    Answer pushProfile(String id, Person person) {
        Map<String, Object> profile = new HashMap<>(user(person));
        profile.put("id", id);
        profile.put("title", "");
        profile.put("meta", Map.of("resourceType", "User"));
        return put(id, profile).expect("/name/familyName", person.familyName());
    }

    @Override
    public void setActive(String id, Person person, boolean active) {
        client.send("PATCH", "/Users/" + id, Messages.patch(Map.of("op", "replace", "value", Map.of("active", active))))
                .expectPatched(id);
    }

    @Override
    public void setTitle(String id, Person person, String title) {
        put(id, profile(id).put("title", title)).expectOrNothing("/title", title);
    }

    @Override
    public void rename(String id, Person person, String userName, String familyName) {
        ObjectNode profile = profile(id)
                .put("userName", userName)
                .put("displayName", person.givenName() + " " + familyName)
                .putPOJO("emails", Messages.workEmail(userName))
                .putPOJO("name", Map.of("givenName", person.givenName(), "familyName", familyName));
        put(id, profile).expect("/userName", userName).expect("/name/familyName", familyName);
    }

    @Override
    public boolean remove(String id, Person person) {
        setActive(id, person, false);
        return false;
    }

    private ObjectNode profile(String id) {
        JsonNode found =
                client.get("/Users/" + id).expect(200).expect("/id", id).body();
        return found.<ObjectNode>deepCopy().putPOJO("groups", List.of());
    }

    private Answer put(String id, Object profile) {
        return client.send("PUT", "/Users/" + id, profile).expect(200).expect("/id", id);
    }

    private static Map<String, Object> user(Person person) {
        return Map.of(
                "schemas", List.of(Messages.USER),
                "userName", person.userName(),
                "name", Map.of("givenName", person.givenName(), "familyName", person.familyName()),
                "emails", Messages.workEmail(person.userName()),
                "displayName", person.displayName(),
                "locale", "en-US",
                "externalId", person.externalId("okta"),
                "groups", List.of(),
                "active", true);
    }
}
