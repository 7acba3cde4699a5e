package io.muster.scimhttp.message;

import io.muster.domain.schema.ResourceType;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** {@code attributes} and {@code excludedAttributes} (RFC 7644 §3.9). */
public final class SelectionParameters {
    private final @Nullable String attributes;
    private final @Nullable String excludedAttributes;

    public SelectionParameters(
            @QueryParam("attributes") @Nullable String attributes,
            @QueryParam("excludedAttributes") @Nullable String excludedAttributes) {
        this.attributes = attributes;
        this.excludedAttributes = excludedAttributes;
    }

    /** Refused: INVALID_VALUE. */
    public AttributeSelection selection(ResourceType type) {
        return AttributeSelection.of(attributes, excludedAttributes, type);
    }
}
