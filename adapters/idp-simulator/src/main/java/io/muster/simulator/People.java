package io.muster.simulator;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Works through people a few at a time, as IdPs do. */
final class People {
    private static final int AT_ONCE = 4;

    private People() {}

    static void each(int users, Consumer<Person> work) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        for (int number = 1; number <= users; number++) {
            Person person = new Person(number);
            threads.execute(() -> work.accept(person));
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
