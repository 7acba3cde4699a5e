package io.muster.domain.patch;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.resource.Characteristics;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.ResourceType;
import java.util.List;

/** All operations of one PATCH; they apply in order, all or none (RFC 7644 §3.5.2). Who reads them may make several of one. */
public record PatchRequest(ResourceType type, List<PatchOperation> operations, Limits limits) {
    public PatchRequest {
        operations = List.copyOf(operations);
    }

    /** Within the limits that hold by default. */
    public PatchRequest(ResourceType type, List<PatchOperation> operations) {
        this(type, operations, Limits.DEFAULT);
    }

    /** Refused: TOO_LARGE, INVALID_VALUE, INVALID_PATH, NO_TARGET, MUTABILITY; the message names the operation by its index. */
    public ComplexValue applyTo(ComplexValue before) {
        requireCount(operations.size(), limits);
        ComplexValue attributes = before;
        for (int i = 0; i < operations.size(); i++) {
            try {
                attributes = new PatchApplication(operations.get(i)).applyTo(type.root(), attributes);
            } catch (Refusal refusal) {
                throw refusal.at("Operations[" + i + "]");
            }
        }
        Characteristics.requireKept(type, before, attributes);
        Characteristics.requireComplete(type, attributes);
        return attributes;
    }

    /** Refused: TOO_LARGE. */
    public static void requireCount(int operations, Limits limits) {
        if (operations > limits.patchOperations()) {
            throw Refusal.tooLarge(
                    "The PATCH has " + operations + " operations, each path in a value being one; at most "
                            + limits.patchOperations() + " are taken in one request (patchOperations).");
        }
    }
}
