package io.muster.domain.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was decided on the way through one request, in words and in order; the activity log keeps it. Of one thread. */
public final class Trace {
    private static final int MAX_STEPS = 40;

    private final Reference reference;
    private final long begun = System.nanoTime();
    private final Set<String> steps = new LinkedHashSet<>();
    private final Set<String> habits = new LinkedHashSet<>();
    private String answer = "";

    public Trace(Reference reference) {
        this.reference = reference;
    }

    public static Trace begin() {
        return new Trace(Reference.next());
    }

    public Reference reference() {
        return reference;
    }

    /** The time since it began. */
    public Duration took() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Keeps a step, once however often it is taken. It names no person. */
    public void step(String words) {
        if (steps.size() < MAX_STEPS) {
            steps.add(words);
        }
    }

    /** Keeps that the client departed from the RFC in a way that has a name, and how it was understood. */
    public void understood(String habit, String words) {
        habits.add(habit);
        step("understood " + words);
    }

    /** Says what the client is answered, or will be if nothing goes wrong from here; it is the last step. */
    public void answers(String words) {
        answer = words;
    }

    public List<String> steps() {
        return steps(List.of());
    }

    /** @param changes what came of it, told before the answer */
    List<String> steps(List<String> changes) {
        List<String> all = new ArrayList<>(steps);
        all.addAll(changes);
        if (!answer.isEmpty()) {
            all.add("answered " + answer);
        }
        return all;
    }

    /** The names of the departures that were met. */
    public Set<String> habits() {
        return Set.copyOf(habits);
    }
}
