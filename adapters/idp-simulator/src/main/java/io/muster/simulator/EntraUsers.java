package io.muster.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users as Entra puts them: PATCH with a path for each attribute, {@code active} as text, DELETE some weeks after disabling. */
final class EntraUsers implements UserCalls {
    private final ScimClient client;

    EntraUsers(ScimClient client) {
        this.client = client;
    }

    @Override
    public Optional<String> find(String userName) {
        return client.get("/Users?" + Messages.filter("userName", userName)).idOfOnlyMatch();
    }

    @Override
    public Answer create(Person person) {
        Answer created = client.send("POST", "/Users", user(person))
                .expect(201)
                .expect("/userName", person.userName())
                .expect("/externalId", person.externalId("entra"))
                .expect("/active", true)
                .expect("/emails/0/type", "work");
        if (!created.text("/meta/location").equals(created.headers().get("Location"))) {
            throw new StepFailed("expected the Location header to be meta.location");
        }
        return created;
    }

    @Override
    public void setActive(String id, Person person, boolean active) {
        patch(id, Messages.operation("Replace", "active", active ? "True" : "False"));
    }

    @Override
    public void setTitle(String id, Person person, String title) {
        patch(
                id,
                title.isEmpty()
                        ? Map.of("op", "Remove", "path", "title")
                        : Messages.operation("Replace", "title", title));
    }

    @Override
    public void rename(String id, Person person, String userName, String familyName) {
        patch(
                id,
                Messages.operation("Replace", "userName", userName),
                Messages.operation("Replace", "name.familyName", familyName));
    }

    @Override
    public boolean remove(String id, Person person) {
        client.send("DELETE", "/Users/" + id, null).expect(204);
        return true;
    }

    private void patch(String id, Object... operations) {
        client.send("PATCH", "/Users/" + id, Messages.patch(operations)).expectPatched(id);
    }

    private static Map<String, Object> user(Person person) {
        return Map.of(
                "schemas",
                List.of(Messages.USER, Messages.ENTERPRISE),
                "externalId",
                person.externalId("entra"),
                "userName",
                person.userName(),
                "active",
                true,
                "displayName",
                person.displayName(),
                "emails",
                Messages.workEmail(person.userName()),
                "meta",
                Map.of("resourceType", "User"),
                "name",
                Map.of(
                        "formatted", person.displayName(),
                        "familyName", person.familyName(),
                        "givenName", person.givenName()),
                "roles",
                List.of(),
                Messages.ENTERPRISE,
                Map.of("employeeNumber", person.employeeNumber(), "department", "Optics"));
    }
}
