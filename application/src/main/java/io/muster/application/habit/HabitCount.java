package io.muster.application.habit;

import java.time.Instant;

/**
 * How often the clients of a connection departed from the RFC in one way.
 *
 * @param habit the name of the departure, such as {@code BooleanAsText}
 */
public record HabitCount(String habit, long times, Instant lastSeen) {}
