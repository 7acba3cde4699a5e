package io.muster.simulator;

import java.util.List;
import java.util.stream.IntStream;

/** A cycle over people who are given, and nothing else. */
final class Cycle implements Scenario {
    private final List<Person> people;

    Cycle(List<String> userNames) {
        people = IntStream.range(0, userNames.size())
                .mapToObj(i -> new Person(i + 1, userNames.get(i)))
                .toList();
    }

    @Override
    public String name() {
        return "cycle";
    }

    @Override
    public void play(Run run) {
        People.each(people, person -> run.idp().provision(run.steps(), run.client(), person));
    }
}
