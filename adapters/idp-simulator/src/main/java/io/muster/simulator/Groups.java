package io.muster.simulator;

import java.util.List;

/** A few groups from creation to deletion, with some of the people as members. */
final class Groups implements Scenario {
    private static final List<String> NAMES =
            List.of("Simulated Glaziers", "Simulated Surveyors", "Simulated Registrars");
    private static final int MOST_MEMBERS = 20;

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public void play(Run run) {
        List<Member> people = run.present(People.first(Math.min(run.users(), MOST_MEMBERS))).entrySet().stream()
                .map(one -> new Member(one.getValue(), one.getKey().userName()))
                .toList();
        if (!people.isEmpty()) {
            NAMES.forEach(name -> new GroupLife(run, name, people).live());
        }
    }
}
