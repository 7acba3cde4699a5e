package io.muster.simulator;

/** Somebody is disabled, is removed as far as the IdP does so, and joins again. */
final class Leaver implements Scenario {
    @Override
    public String name() {
        return "leaver";
    }

    @Override
    public void play(Run run) {
        Person person = run.last();
        run.present(person).ifPresent(id -> {
            run.steps().run("disable " + person.userName(), () -> run.setActive(id, person, false));
            run.steps().run("remove " + person.userName(), () -> run.remove(id, person));
            run.present(person);
        });
    }
}
