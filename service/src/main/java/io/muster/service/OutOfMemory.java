package io.muster.service;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Ends the process when an OutOfMemoryError is logged anywhere or ends a thread: some object may be half changed from then on, and a
 * service that is started anew is well at once. A Java process cannot be given {@code -XX:+ExitOnOutOfMemoryError} after its start.
 */
final class OutOfMemory extends TurboFilter {
    /** The exit status that Java itself uses for this. */
    private static final int STATUS = 3;

    private static final int DEPTH = 20;

    private final Runnable end;

    /** @param end the process */
    OutOfMemory(Runnable end) {
        this.end = end;
    }

    /** To be called when logging is configured, which takes filters away. */
    static void endsTheProcess() {
        PrintStream errors = System.err;
        OutOfMemory filter = new OutOfMemory(() -> Runtime.getRuntime().halt(STATUS));
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        filter.setContext(loggers);
        filter.start();
        loggers.addTurboFilter(filter);
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> {
            filter.look(problem);
            errors.println("Thread " + thread.getName() + " ended:");
            problem.printStackTrace(errors);
        });
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable cause) {
        look(cause);
        if (parameters != null
                && parameters.length > 0
                && parameters[parameters.length - 1] instanceof Throwable last) {
            look(last);
        }
        return FilterReply.NEUTRAL;
    }

    private void look(@Nullable Throwable problem) {
        Throwable at = problem;
        for (int depth = 0; at != null && depth < DEPTH; depth++) {
            if (at instanceof OutOfMemoryError) {
                try {
                    System.err.println("The service ends because it ran out of memory (" + at.getMessage()
                            + "). Give it more by -Xmx, or lower limits.pageBytes, limits.groupBodyBytes or"
                            + " server.maxThreads in config.yml.");
                } finally {
                    end.run();
                }
                return;
            }
            at = at.getCause();
        }
    }
}
