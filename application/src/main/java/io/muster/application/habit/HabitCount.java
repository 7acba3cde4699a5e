package io.muster.application.habit;

import java.time.Instant;

/**
 * How often a tenant's clients departed from the RFC in one way.
 *
 * @param habit the name of the departure, such as {@code BooleanAsText}
 */
public record HabitCount(String habit, long times, Instant lastSeen) {}
