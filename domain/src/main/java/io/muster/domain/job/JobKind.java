package io.muster.domain.job;

import java.util.Locale;

/** What jobs there are; each has the name of the task that starts it. A tenant has one of a kind at a time. */
public enum JobKind {
    USERID_CONVERT,
    LINK_MOVE,
    TEMPLATE_APPLY,
    MASS_CHANGE_UNDO;

    /** Such as {@code userid-convert}. */
    public String task() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
