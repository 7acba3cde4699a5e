package io.muster.simulator;

import java.util.Optional;

/** Somebody gets another user name and family name, and the old ones back; they stay the same resource. */
final class Rename implements Scenario {
    @Override
    public String name() {
        return "rename";
    }

    @Override
    public void play(Run run) {
        Person person = run.last();
        String old = person.userName();
        String renamed = "renamed." + old;
        String family = person.familyName();
        if (run.steps().run("look for " + renamed, () -> undo(run, person, renamed))) {
            run.present(person).ifPresent(id -> {
                run.steps().run("rename " + old, () -> change(run, id, person, old, renamed, family + "-Quill"));
                run.steps().run("rename " + renamed, () -> change(run, id, person, renamed, old, family));
            });
        }
    }

    /** Takes back what a run left that was broken off. */
    private static String undo(Run run, Person person, String renamed) {
        Optional<String> left = run.userCalls().find(renamed);
        left.ifPresent(id -> run.userCalls().rename(id, person, person.userName(), person.familyName()));
        return left.isPresent() ? "renamed back" : "nobody";
    }

    private static String change(Run run, String id, Person person, String from, String to, String family) {
        run.userCalls().rename(id, person, to, family);
        Answer read = run.read(id).expect("/userName", to).expect("/name/familyName", family);
        run.expectFound(to, id);
        run.expectNobody(from);
        return read.toString();
    }
}
