package io.muster.simulator;

import java.util.Map;
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
                () -> users(client)
                        .find(person.userName())
                        .map(id -> refresh(client, person, id))
                        .orElseGet(() -> "created, " + users(client).create(person)));
    }

    @Override
    public UserCalls users(ScimClient client) {
        return new EntraUsers(client);
    }

    @Override
    public GroupCalls groups(ScimClient client) {
        return new EntraGroups(client);
    }

    private static String refresh(ScimClient client, Person person, String id) {
        return "matched, "
                + client.send("PATCH", "/Users/" + id, Messages.patch(replace("displayName", person.displayName())))
                        .expect(200, 204);
    }

    @Override
    public void afterwards(Steps steps, ScimClient client, int users) {
        Person person = new Person(1);
        Person manager = new Person(Math.min(2, users));
        steps.run("change several attributes of " + person.userName(), () -> change(client, person));
        steps.run("set the manager of " + person.userName(), () -> manage(client, person, manager));
        steps.run("disable " + person.userName(), () -> setActive(client, person, false));
        steps.run("enable " + person.userName(), () -> setActive(client, person, true));
        People.each(
                users,
                each -> steps.run(
                        "find exactly one " + each.userName(),
                        () -> client.get("/Users?" + Messages.filter("userName", each.userName()))
                                .expectTotal(1)
                                .toString()));
    }

    private String change(ScimClient client, Person person) {
        String path = "/Users/" + id(client, person);
        client.send(
                        "PATCH",
                        path,
                        Messages.patch(
                                replace("emails[type eq \"work\"].value", "work." + person.userName()),
                                replace("name.familyName", person.familyName() + "-Ray"),
                                replace("addresses[type eq \"work\"].formatted", "Unit 9, Prism Yard"),
                                Messages.operation("Add", "phoneNumbers[type eq \"mobile\"].value", "+44 7700 900077"),
                                Messages.operation("Add", Messages.ENTERPRISE + ":department", "Metrology")))
                .expect(200, 204);
        return client.get(path)
                .expect(200)
                .expect("/emails/0/value", "work." + person.userName())
                .expect("/name/familyName", person.familyName() + "-Ray")
                .expect("/addresses/0/formatted", "Unit 9, Prism Yard")
                .expect("/" + Messages.ENTERPRISE + "/department", "Metrology")
                .toString();
    }

    private String manage(ScimClient client, Person person, Person manager) {
        String managerId = id(client, manager);
        String path = "/Users/" + id(client, person);
        client.send(
                        "PATCH",
                        path,
                        Messages.patch(Messages.operation("Add", Messages.ENTERPRISE + ":manager", managerId)))
                .expect(200, 204);
        return client.get(path)
                .expect(200)
                .expect("/" + Messages.ENTERPRISE + "/manager/value", managerId)
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

    private static Map<String, Object> replace(String path, Object value) {
        return Messages.operation("Replace", path, value);
    }
}
