package io.muster.application;

/**
 * Who does something to the set-up of a tenant, and why; the activity log keeps both.
 *
 * @param name such as {@code operator} or {@code operator ann}
 * @param reason as it was given; empty if none was
 */
public record Actor(String name, String reason) {
    /** The service by itself, in the background. */
    public static final Actor SERVICE = new Actor("service", "");

    /** Whoever holds the key of the admin port. */
    public static Actor operator(String reason) {
        return new Actor("operator", reason);
    }

    /** The same, who says to be of this name. */
    public Actor named(String given) {
        return new Actor(name + " " + given, reason);
    }
}
