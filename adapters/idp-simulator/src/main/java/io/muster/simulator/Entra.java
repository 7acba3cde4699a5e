package io.muster.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Microsoft Entra ID without the aadOptscim062020 flag: capitalised operations, booleans as text, managers as bare ids. */
final class Entra implements IdentityProvider {
    @Override
    public Map<String, String> headers() {
        return Map.of("ADSCIMVersion", "5.0");
    }

    @Override
    public boolean testConnection(Steps steps, ScimClient client) {
        String nobody = UUID.randomUUID().toString();
        boolean connected = steps.run(
                "look up a user who cannot exist",
                () -> client.get("/Users?" + Messages.filter("userName", nobody))
                        .expectTotal(0)
                        .toString());
        if (connected) {
            steps.run(
                    "look up a group that cannot exist",
                    () -> client.get("/Groups?excludedAttributes=members&" + Messages.filter("displayName", nobody))
                            .expectTotal(0)
                            .toString());
            steps.run(
                    "read the schemas", () -> client.get("/Schemas").expect(200).toString());
        }
        return connected;
    }

    @Override
    public void provision(Steps steps, ScimClient client, Person person) {
        steps.run(
                "provision " + person.userName(),
                () -> match(client, person)
                        .map(id -> refresh(client, person, id))
                        .orElseGet(() -> create(client, person)));
    }

    private static Optional<String> match(ScimClient client, Person person) {
        return client.get("/Users?" + Messages.filter("userName", person.userName()))
                .idOfOnlyMatch();
    }

    private static String refresh(ScimClient client, Person person, String id) {
        return "matched, "
                + client.send("PATCH", "/Users/" + id, Messages.patch(replace("displayName", person.displayName())))
                        .expect(200, 204);
    }

    private static String create(ScimClient client, Person person) {
        Answer created = client.send("POST", "/Users", user(person))
                .expect(201)
                .expect("/userName", person.userName())
                .expect("/externalId", person.externalId("entra"))
                .expect("/active", true)
                .expect("/emails/0/type", "work");
        if (!created.text("/meta/location").equals(created.headers().get("Location"))) {
            throw new StepFailed("expected the Location header to be meta.location");
        }
        return "created, " + created;
    }

    @Override
    public void afterwards(Steps steps, ScimClient client, int users) {
        Person person = new Person(1);
        Person manager = new Person(Math.min(2, users));
        steps.run("change several attributes of " + person.userName(), () -> change(client, person));
        steps.run("set the manager of " + person.userName(), () -> manage(client, person, manager));
        steps.run("disable " + person.userName(), () -> setActive(client, person, "False", false));
        steps.run("enable " + person.userName(), () -> setActive(client, person, "True", true));
        People.each(
                users,
                each -> steps.run(
                        "find exactly one " + each.userName(),
                        () -> client.get("/Users?" + Messages.filter("userName", each.userName()))
                                .expectTotal(1)
                                .toString()));
    }

    private static String change(ScimClient client, Person person) {
        String path = path(client, person);
        client.send(
                        "PATCH",
                        path,
                        Messages.patch(
                                replace("emails[type eq \"work\"].value", "work." + person.userName()),
                                replace("name.familyName", person.familyName() + "-Ray"),
                                replace("addresses[type eq \"work\"].formatted", "Unit 9, Prism Yard"),
                                operation("Add", "phoneNumbers[type eq \"mobile\"].value", "+44 7700 900077"),
                                operation("Add", Messages.ENTERPRISE + ":department", "Metrology")))
                .expect(200, 204);
        return client.get(path)
                .expect(200)
                .expect("/emails/0/value", "work." + person.userName())
                .expect("/name/familyName", person.familyName() + "-Ray")
                .expect("/addresses/0/formatted", "Unit 9, Prism Yard")
                .expect("/" + Messages.ENTERPRISE + "/department", "Metrology")
                .toString();
    }

    private static String manage(ScimClient client, Person person, Person manager) {
        String managerId = match(client, manager).orElseThrow(() -> new StepFailed("the manager is gone"));
        String path = path(client, person);
        client.send("PATCH", path, Messages.patch(operation("Add", Messages.ENTERPRISE + ":manager", managerId)))
                .expect(200, 204);
        return client.get(path)
                .expect(200)
                .expect("/" + Messages.ENTERPRISE + "/manager/value", managerId)
                .toString();
    }

    private static String setActive(ScimClient client, Person person, String text, boolean active) {
        String path = path(client, person);
        client.send("PATCH", path, Messages.patch(replace("active", text))).expect(200, 204);
        return client.get(path).expect(200).expect("/active", active).toString();
    }

    private static String path(ScimClient client, Person person) {
        return "/Users/" + match(client, person).orElseThrow(() -> new StepFailed("the user is gone"));
    }

    private static Map<String, Object> replace(String path, Object value) {
        return operation("Replace", path, value);
    }

    private static Map<String, Object> operation(String op, String path, Object value) {
        return Map.of("op", op, "path", path, "value", value);
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
                Messages.workEmail(person),
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
