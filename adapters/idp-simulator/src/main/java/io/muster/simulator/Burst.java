package io.muster.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** For a while, as many look-ups and changes as the server can take; several threads meet at the same people. */
final class Burst implements Scenario {
    private static final int THREADS = 16;
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final String TITLE = "Burst";
    private static final int ANSWERS_PER_VISIT = 4;

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public void play(Run run) {
        List<Map.Entry<Person, String>> people =
                List.copyOf(run.present(People.first(run.users())).entrySet());
        if (people.isEmpty()) {
            return;
        }
        long end = System.nanoTime() + LENGTH.toNanos();
        People.inParallel(
                THREADS,
                IntStream.rangeClosed(1, THREADS).boxed().toList(),
                thread -> run.steps()
                        .run("burst " + thread + " of " + THREADS, () -> visitUntil(end, run, people, thread)));
    }

    private static String visitUntil(long end, Run run, List<Map.Entry<Person, String>> people, int thread) {
        int visits = 0;
        do {
            Map.Entry<Person, String> one = people.get((thread * people.size() / THREADS + visits) % people.size());
            visit(run, one.getKey(), one.getValue());
            visits++;
        } while (System.nanoTime() < end);
        return visits * ANSWERS_PER_VISIT + " answers";
    }

    /** What another thread reads meanwhile is either title; the last one to visit leaves none. */
    private static void visit(Run run, Person person, String id) {
        run.expectFound(person.userName(), id);
        run.userCalls().setTitle(id, person, TITLE);
        Answer read = run.read(id)
                .expect("/userName", person.userName())
                .expect("/active", true)
                .expect("/emails/0/type", "work");
        String title = read.body().path("title").asText("");
        read.expectOrNothing("/title", title.isEmpty() ? "" : TITLE);
        run.userCalls().setTitle(id, person, "");
    }
}
