package io.muster.domain.schema;

/** When an attribute is part of an answer (RFC 7643 §7). */
public enum Returned {
    ALWAYS("always"),
    NEVER("never"),
    DEFAULT("default"),
    REQUEST("request");

    private final String scimName;

    Returned(String scimName) {
        this.scimName = scimName;
    }

    /** As it stands in a schema document. */
    public String scimName() {
        return scimName;
    }
}
