package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class OutOfMemoryTest {
    private final AtomicInteger ends = new AtomicInteger();
    private final Logger log = log();

    @Test
    void endsTheProcessHoweverDeepItIsInWhatIsLogged() {
        log.error("a bug met by request {}", "R1", new OutOfMemoryError("Java heap space"));
        assertThat(ends).hasValue(1);
        log.debug("not shown", new IllegalStateException(new RuntimeException(new OutOfMemoryError())));
        assertThat(ends).hasValue(2);
    }

    @Test
    void isTheOnlyThingThatDoes() {
        log.error("a bug met by request {}", "R1", new StackOverflowError());
        log.warn("late: {}", new IllegalStateException(new IllegalArgumentException()).getMessage());
        assertThat(ends).hasValue(0);
    }

    private Logger log() {
        LoggerContext loggers = new LoggerContext();
        OutOfMemory filter = new OutOfMemory(ends::incrementAndGet);
        filter.setContext(loggers);
        filter.start();
        loggers.addTurboFilter(filter);
        return loggers.getLogger("test");
    }
}
