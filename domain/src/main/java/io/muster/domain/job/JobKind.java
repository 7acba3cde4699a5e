package io.muster.domain.job;

import java.util.Locale;

/** The kinds of jobs. Each has the name of the task that starts it, or goes on with it. */
public enum JobKind {
    USERID_CONVERT,
    LINK_MOVE,
    TEMPLATE_APPLY,
    MASS_CHANGE_UNDO,
    /** Started by the service itself, once for each change that touches too many people for one request. */
    GRANT_RECALCULATE;

    /** Whether a tenant has at most one job of this kind under way. */
    public boolean isOneAtATime() {
        return this != GRANT_RECALCULATE;
    }

    /** Such as {@code userid-convert}. */
    public String task() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
