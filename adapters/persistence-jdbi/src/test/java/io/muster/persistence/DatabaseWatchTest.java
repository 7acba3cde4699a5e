package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.Unavailable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();
    private static final String WATCHED = "datname = current_database() AND application_name = 'watched'";
    private static final Duration FOUND = DatabaseWatch.PATIENCE.plusSeconds(3);

    private final DatabaseState state = new DatabaseState();
    private FrozenServer server;
    private Database database;
    private Thread watch;

    @BeforeEach
    void start() throws Exception {
        server = new FrozenServer(POSTGRES.url());
        database = new Database(jdbi("socketTimeout", "30"), state);
        watch = new Thread(
                new DatabaseWatch(jdbi("socketTimeout", Long.toString(DatabaseWatch.PATIENCE.toSeconds())), state));
        watch.start();
    }

    @AfterEach
    void stop() throws Exception {
        watch.interrupt();
        server.close();
        watch.join();
    }

    @Test
    void aServerThatFreezesCutsWhatWaitsAndRefusesWhatComesUntilItAnswers() throws Exception {
        assertThat(one()).isEqualTo(1);
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> database.withHandle(handle -> {
            server.freeze();
            return handle.select("SELECT 1").mapTo(Integer.class).one();
        }));
        assertThat(waiting).failsWithin(FOUND).withThrowableThat().withCauseInstanceOf(Unavailable.class);
        assertThat(state.problem()).contains(DatabaseState.SILENT);
        long since = System.nanoTime();
        assertThatThrownBy(this::one).isInstanceOf(Unavailable.class);
        assertThat(System.nanoTime() - since).isLessThan(TimeUnit.SECONDS.toNanos(1));
        server.thaw();
        await(() -> state.problem().isEmpty());
        assertThat(one()).isEqualTo(1);
    }

    @Test
    void aConnectionThatIsClosedIsNoSilence() throws Exception {
        await(() -> !watchers().isEmpty());
        List<String> before = watchers();
        POSTGRES.jdbi()
                .useHandle(handle ->
                        handle.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + WATCHED));
        await(() -> !watchers().isEmpty() && Collections.disjoint(watchers(), before));
        assertThat(state.problem()).isEmpty();
    }

    @Test
    void aFullDiskIsNotASilenceAndEndsWhenThereIsSpace() throws Exception {
        assertThatThrownBy(() ->
                        database.withHandle(handle -> handle.execute("DO $$ BEGIN RAISE SQLSTATE '53100'; END $$")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        problem -> assertThat(problem.isFull()).isTrue());
        assertThat(state.problem()).contains(DatabaseState.FULL);
        assertThat(one()).isEqualTo(1); // reading goes on
        await(() -> state.problem().isEmpty());
    }

    private int one() {
        return database.withHandle(
                handle -> handle.select("SELECT 1").mapTo(Integer.class).one());
    }

    private static List<String> watchers() {
        return POSTGRES.strings("SELECT pid FROM pg_stat_activity WHERE query = 'SELECT 1' AND " + WATCHED);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time that it took").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private Jdbi jdbi(String setting, String value) {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("loginTimeout", Long.toString(DatabaseWatch.PATIENCE.toSeconds()));
        properties.setProperty("ApplicationName", "watched");
        properties.setProperty(setting, value);
        return Jdbi.create(server.jdbcUrl(), properties);
    }
}
