package io.muster.service;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Below INFO, Jetty writes the headers of each request, tokens among them: not here, whatever level somebody sets. */
final class NoHeadersInLogs extends TurboFilter {
    private static final String JETTY = "org.eclipse.jetty";

    /** To be called when logging is configured, which takes filters away. */
    static void keep() {
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        NoHeadersInLogs filter = new NoHeadersInLogs();
        filter.setContext(loggers);
        filter.start();
        loggers.addTurboFilter(filter);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable cause) {
        return level.levelInt < Level.INFO_INT && logger.getName().startsWith(JETTY)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
