package io.muster.domain.schema;

/** Who may write an attribute, and when (RFC 7643 §7). */
public enum Mutability {
    READ_ONLY("readOnly"),
    READ_WRITE("readWrite"),
    IMMUTABLE("immutable"),
    WRITE_ONLY("writeOnly");

    private final String scimName;

    Mutability(String scimName) {
        this.scimName = scimName;
    }

    /** As it stands in a schema document. */
    public String scimName() {
        return scimName;
    }
}
