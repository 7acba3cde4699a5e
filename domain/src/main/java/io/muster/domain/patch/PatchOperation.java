package io.muster.domain.patch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a PATCH (RFC 7644 §3.5.2).
 *
 * @param path empty means the resource itself
 * @param value as JSON has it: text, Boolean, number, Map, List or null
 * @param missing what to do where the path's filter meets no element
 */
public record PatchOperation(
        PatchOp op, Optional<PatchPath> path, @Nullable Object value, MissingElement missing) {
    /** Where a filter in a path meets no element. */
    public enum MissingElement {
        /** The RFC's answer: {@code noTarget} (§3.5.2.3). */
        REFUSE,
        /** Make the element that the filter describes, if it is nothing but {@code eq} joined by {@code and}. */
        CREATE
    }
}
