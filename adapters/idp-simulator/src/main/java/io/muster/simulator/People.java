package io.muster.simulator;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Works through people a few at a time, as IdPs do. */
final class People {
    private static final int AT_ONCE = 4;

    private People() {}

    static void each(int users, Consumer<Person> work) {
        each(first(users), work);
    }

    static void each(List<Person> people, Consumer<Person> work) {
        inParallel(AT_ONCE, people, work);
    }

    static List<Person> first(int users) {
        return IntStream.rangeClosed(1, users).mapToObj(Person::new).toList();
    }

    static <T> void inParallel(int atOnce, List<T> items, Consumer<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        for (T item : items) {
            threads.execute(() -> work.accept(item));
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.DAYS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
