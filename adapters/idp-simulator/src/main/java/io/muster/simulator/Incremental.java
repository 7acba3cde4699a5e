package io.muster.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A later cycle: a tenth of the people have another title, one has joined, one has left; the next cycle takes it all back. */
final class Incremental implements Scenario {
    /** Nobody of any first cycle. */
    private static final Person JOINER = new Person(Simulation.MAX_USERS + 1);

    @Override
    public String name() {
        return "incremental";
    }

    @Override
    public void play(Run run) {
        Map<Person, String> ids = run.present(People.first(run.users()));
        List<Person> tenth =
                ids.keySet().stream().filter(one -> one.number() % 10 == 1).toList();
        Person leaver = run.last();
        title(run, ids, tenth, "change the title of ", "Fellow");
        Optional<String> joiner = run.present(JOINER);
        activate(run, ids, leaver, "disable ", false);
        activate(run, ids, leaver, "enable ", true);
        title(run, ids, tenth, "clear the title of ", "");
        joiner.ifPresent(id -> run.steps().run("remove " + JOINER.userName(), () -> {
            run.setActive(id, JOINER, false);
            return run.remove(id, JOINER);
        }));
    }

    private static void title(Run run, Map<Person, String> ids, List<Person> people, String step, String title) {
        People.each(people, person -> {
            String id = ids.get(person);
            if (id != null) {
                run.steps().run(step + person.userName(), () -> run.setTitle(id, person, title));
            }
        });
    }

    private static void activate(Run run, Map<Person, String> ids, Person person, String step, boolean active) {
        String id = ids.get(person);
        if (id != null) {
            run.steps().run(step + person.userName(), () -> run.setActive(id, person, active));
        }
    }
}
