package io.muster.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dropwizard's own task that sets the level of a logger: it takes a level that there is not for DEBUG, and fails over a duration. */
final class LogLevel {
    static final String NAME = "log-level";

    private static final Set<String> LEVELS = Set.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL");

    private LogLevel() {}

    /** What is wrong with the parameters. */
    static Optional<String> problem(HttpServletRequest request) {
        String level = request.getParameter("level");
        if (level != null && !level.isEmpty() && !LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            return Optional.of("level must be one of OFF, ERROR, WARN, INFO, DEBUG, TRACE and ALL.");
        }
        return isDuration(request.getParameter("duration"))
                ? Optional.empty()
                : Optional.of("duration must be one as ISO 8601 has it, such as PT5M.");
    }

    private static boolean isDuration(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return true;
        }
        try {
            return !Duration.parse(text).isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
