package io.muster.domain.patch;

import java.util.Locale;

/** What an operation does (RFC 7644 §3.5.2.1 to §3.5.2.3). */
public enum PatchOp {
    ADD,
    REMOVE,
    REPLACE;

    /** As it stands in a request. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
