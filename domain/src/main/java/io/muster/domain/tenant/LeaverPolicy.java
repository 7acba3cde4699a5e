package io.muster.domain.tenant;

import java.util.Locale;

/** What becomes of a person whom the IdP deactivates or deletes. */
public enum LeaverPolicy {
    /** Inactive, and still found. */
    SUSPEND,
    /** Not found any more, its name free; kept for a while. */
    SOFT_DELETE,
    /** Gone. */
    HARD_DELETE;

    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
