package io.muster.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One group from creation to deletion; after each change its members are read and compared. */
final class GroupLife {
    private static final int ONE_BY_ONE = 3;

    private final Run run;
    private final GroupCalls calls;
    private final String name;
    private final String renamed;
    private final List<Member> people;

    /** The ids of those who should be in it by now. */
    private final Set<String> members = new HashSet<>();

    GroupLife(Run run, String name, List<Member> people) {
        this.run = run;
        this.calls = run.groupCalls();
        this.name = name;
        this.renamed = name + " and Cutters";
        this.people = people;
    }

    void live() {
        boolean created = run.steps().run("create the group " + name, this::create);
        Optional<Group> group = created ? find(name) : Optional.empty();
        group.ifPresent(found -> {
            fill(found);
            Group after = rename(found);
            empty(after);
            run.steps().run("delete the group " + after.name(), () -> delete(after));
        });
    }

    /** What a run left that was broken off is deleted first. */
    private String create() {
        for (String left : List.of(name, renamed)) {
            calls.find(left).ifPresent(id -> calls.delete(new Group(id, left)));
        }
        String id = calls.create(name).text("/id");
        return expectMembers(new Group(id, name));
    }

    private Optional<Group> find(String wanted) {
        Set<Group> found = new HashSet<>();
        run.steps().run("look up the group " + wanted, () -> {
            found.add(new Group(calls.find(wanted).orElseThrow(() -> new StepFailed("the group is gone")), wanted));
            return "found";
        });
        return found.stream().findAny();
    }

    private void fill(Group group) {
        List<Member> first = people.subList(0, Math.min(ONE_BY_ONE, people.size()));
        first.forEach(person -> add("add " + person.userName(), group, List.of(person)));
        List<Member> others = people.subList(first.size(), people.size());
        if (!others.isEmpty()) {
            add("add " + others.size() + " more", group, others);
        }
        add("add " + first.get(0).userName() + " again", group, first.subList(0, 1));
    }

    private void add(String step, Group group, List<Member> joining) {
        members.addAll(ids(joining));
        change(step, group, calls -> calls.add(group, joining));
    }

    private void empty(Group group) {
        List<Member> first = people.subList(0, Math.min(ONE_BY_ONE, people.size()));
        first.forEach(person -> remove("remove " + person.userName(), group, List.of(person)));
        remove("remove " + first.get(0).userName() + " again", group, first.subList(0, 1));
        List<Member> others = people.subList(first.size(), people.size());
        change("repeat the other members", group, calls -> calls.repeat(group, others));
        if (!others.isEmpty()) {
            remove("remove " + others.size() + " more", group, others);
        }
    }

    private void remove(String step, Group group, List<Member> leaving) {
        members.removeAll(ids(leaving));
        change(step, group, calls -> calls.remove(group, leaving));
    }

    private Group rename(Group group) {
        Group after = new Group(group.id(), renamed);
        boolean done = change("rename it to " + renamed, after, calls -> {
            calls.rename(group, renamed);
            expectId(renamed, Optional.of(group.id()));
            expectId(name, Optional.empty());
        });
        return done ? after : group;
    }

    private boolean change(String step, Group group, Consumer<GroupCalls> change) {
        return run.steps().run(name + ": " + step, () -> {
            change.accept(calls);
            return expectMembers(group);
        });
    }

    private String delete(Group group) {
        calls.delete(group);
        run.client().get(group.path()).expect(404);
        expectId(group.name(), Optional.empty());
        run.read(people.get(0).id()).expect("/active", true);
        return "gone, its members stay";
    }

    private void expectId(String wanted, Optional<String> id) {
        Optional<String> found = calls.find(wanted);
        if (!found.equals(id)) {
            throw new StepFailed("expected the group " + wanted + " to be " + id.orElse("nowhere") + ", got "
                    + found.orElse("nothing"));
        }
    }

    private String expectMembers(Group group) {
        JsonNode found = run.client()
                .get(group.path())
                .expect(200)
                .expect("/id", group.id())
                .expect("/displayName", group.name())
                .body()
                .path("members");
        Set<String> ids = new HashSet<>();
        found.forEach(member -> ids.add(member.path("value").asText()));
        if (!ids.equals(members) || found.size() != members.size()) {
            throw new StepFailed(
                    "expected " + members.size() + " members " + members + ", got " + found.size() + " " + ids);
        }
        return ids.size() + " members";
    }

    private static Set<String> ids(List<Member> members) {
        return members.stream().map(Member::id).collect(Collectors.toSet());
    }
}
