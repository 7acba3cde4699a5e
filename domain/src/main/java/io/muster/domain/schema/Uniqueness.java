package io.muster.domain.schema;

/** Among which values a value must be the only one (RFC 7643 §7). */
public enum Uniqueness {
    NONE("none"),
    SERVER("server"),
    GLOBAL("global");

    private final String scimName;

    Uniqueness(String scimName) {
        this.scimName = scimName;
    }

    /** As it stands in a schema document. */
    public String scimName() {
        return scimName;
    }
}
