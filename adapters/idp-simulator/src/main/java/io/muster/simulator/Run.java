package io.muster.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a scenario is played with, and the steps that scenarios have in common. */
record Run(IdentityProvider idp, ScimClient client, int users, Steps steps) {
    UserCalls userCalls() {
        return idp.users(client);
    }

    GroupCalls groupCalls() {
        return idp.groups(client);
    }

    /** Whose fate the scenarios for one person are about; not the first, who is changed by {@link Initial}. */
    Person last() {
        return new Person(users);
    }

    /** The ids of those who are there and active; who is missing is provisioned, who is inactive is enabled. */
    Map<Person, String> present(List<Person> people) {
        Map<Person, String> ids = new ConcurrentHashMap<>();
        People.each(
                people,
                person -> steps.run("meet " + person.userName(), () -> {
                    Optional<String> found = userCalls().find(person.userName());
                    String id = found.orElseGet(() -> userCalls().create(person).text("/id"));
                    boolean active = read(id).expect("/userName", person.userName())
                            .body()
                            .path("active")
                            .booleanValue();
                    if (!active) {
                        setActive(id, person, true);
                    }
                    ids.put(person, id);
                    return found.isEmpty() ? "created" : active ? "found" : "enabled";
                }));
        return ids;
    }

    Optional<String> present(Person person) {
        return Optional.ofNullable(present(List.of(person)).get(person));
    }

    Answer read(String id) {
        return client.get("/Users/" + id).expect(200).expect("/id", id);
    }

    /** Somebody inactive has to be found as well, else the IdP would create them a second time. */
    String setActive(String id, Person person, boolean active) {
        userCalls().setActive(id, person, active);
        read(id).expect("/active", active);
        expectFound(person.userName(), id);
        return active ? "active" : "inactive";
    }

    String setTitle(String id, Person person, String title) {
        userCalls().setTitle(id, person, title);
        return read(id).expectOrNothing("/title", title).toString();
    }

    String remove(String id, Person person) {
        if (!userCalls().remove(id, person)) {
            read(id).expect("/active", false);
            return "inactive";
        }
        client.get("/Users/" + id).expect(404);
        expectNobody(person.userName());
        return "gone";
    }

    void expectFound(String userName, String id) {
        Optional<String> found = userCalls().find(userName);
        if (!found.equals(Optional.of(id))) {
            throw new StepFailed("expected " + userName + " to be " + id + ", got " + found.orElse("nobody"));
        }
    }

    void expectNobody(String userName) {
        userCalls().find(userName).ifPresent(id -> {
            throw new StepFailed("expected nobody by the name " + userName + ", got " + id);
        });
    }
}
