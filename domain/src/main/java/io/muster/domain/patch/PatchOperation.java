package io.muster.domain.patch;

import io.muster.domain.Refusal;
import java.util.Map;
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

    /**
     * What can be told without the resource that is patched. Refused: NO_TARGET for a remove without a path, INVALID_VALUE for a value
     * that is no object where there is no path, MUTABILITY for a path to what no client writes.
     */
    public void requireShape() {
        if (path.isEmpty() && op == PatchOp.REMOVE) {
            throw Refusal.noTarget("remove needs a path.");
        }
        if (path.isEmpty() && !(value instanceof Map)) {
            throw Refusal.invalidValue("value", "must be an object of attributes where there is no path");
        }
        path.filter(PatchPath::isReadOnly).ifPresent(readOnly -> {
            throw Refusal.mutability(readOnly.attribute().toString(), "is read-only; leave it out");
        });
    }
}
