package io.muster.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Users as OneLogin puts them. The old URNs and the nulls were seen in a captured log; so was {@code PUT /Users/id?}, whose bare
 * {@code ?} the HTTP client of Java does not send.
 */
final class OneLoginUsers implements UserCalls {
    private static final List<String> SCHEMAS =
            List.of("urn:scim:schemas:core:2.0", "urn:scim:schemas:extension:enterprise:2.0");

    private final ScimClient client;

    OneLoginUsers(ScimClient client) {
        this.client = client;
    }

    /** OneLogin takes 404 for nobody, too. */
    @Override
    public Optional<String> find(String userName) {
        Answer answer = client.get("/Users?" + Messages.filter("userName", userName) + "&");
        return answer.status() == 404 ? Optional.empty() : answer.idOfOnlyMatch();
    }

    @Override
    public Answer create(Person person) {
        return client.send("POST", "/Users", user(person))
                .expect(201)
                .expect("/userName", person.userName())
                .expect("/active", true)
                .expect("/name/familyName", person.familyName())
                .expectElement("/schemas", Messages.USER);
    }

    Answer update(String id, Person person) {
        return put(id, user(person)).expect("/active", true).expect("/name/familyName", person.familyName());
    }

    @Override
    public void setActive(String id, Person person, boolean active) {
        Map<String, @Nullable Object> body = user(person);
        body.put("active", active);
        put(id, body).expect("/active", active);
    }

    @Override
    public void setTitle(String id, Person person, String title) {
        Map<String, @Nullable Object> body = user(person);
        body.put("title", title.isEmpty() ? null : title);
        put(id, body).expectOrNothing("/title", title);
    }

    @Override
    public void rename(String id, Person person, String userName, String familyName) {
        Map<String, @Nullable Object> body = user(person);
        body.put("userName", userName);
        body.put("emails", Messages.workEmail(userName));
        body.put("name", name(person.givenName(), familyName));
        put(id, body).expect("/userName", userName).expect("/name/familyName", familyName);
    }

    @Override
    public boolean remove(String id, Person person) {
        client.send("DELETE", "/Users/" + id, null).expect(204, 200);
        return true;
    }

    private Answer put(String id, Object body) {
        return client.send("PUT", "/Users/" + id, body).expect(200).expect("/id", id);
    }

    /** Template fields without a value become null. */
    private static Map<String, @Nullable Object> user(Person person) {
        Map<String, @Nullable Object> enterprise = new HashMap<>();
        enterprise.put("department", "Records");
        enterprise.put("manager", null);
        Map<String, @Nullable Object> user = new HashMap<>();
        user.put("schemas", SCHEMAS);
        user.put("id", null);
        user.put("userName", person.userName());
        user.put("name", name(person.givenName(), person.familyName()));
        user.put("emails", Messages.workEmail(person.userName()));
        user.put("externalId", person.externalId("onelogin"));
        user.put("active", true);
        user.put("title", null);
        user.put(Messages.ENTERPRISE, enterprise);
        return user;
    }

    private static Map<String, Object> name(String given, String family) {
        return Map.of("familyName", family, "givenName", given, "formatted", given + " " + family);
    }
}
