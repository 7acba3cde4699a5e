package io.muster.domain.schema;

/** RFC 7643 §2.3. */
public enum AttributeType {
    STRING("string"),
    BOOLEAN("boolean"),
    DECIMAL("decimal"),
    INTEGER("integer"),
    DATE_TIME("dateTime"),
    BINARY("binary"),
    REFERENCE("reference"),
    COMPLEX("complex");

    private final String scimName;

    AttributeType(String scimName) {
        this.scimName = scimName;
    }

    /** As it stands in a schema document (RFC 7643 §7). */
    public String scimName() {
        return scimName;
    }

    /** Whether values of this type are JSON strings. */
    public boolean isText() {
        return this == STRING || this == DATE_TIME || this == BINARY || this == REFERENCE;
    }
}
