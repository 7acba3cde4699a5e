package io.muster.domain.patch;

import io.muster.domain.Refusal;
import io.muster.domain.resource.Characteristics;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.ResourceType;
import java.util.List;

/** All operations of one PATCH; they apply in order, all or none (RFC 7644 §3.5.2). */
public record PatchRequest(ResourceType type, List<PatchOperation> operations) {
    public static final int MAX_OPERATIONS = 1000;

    public PatchRequest {
        operations = List.copyOf(operations);
    }

    /** Refused: INVALID_VALUE, INVALID_PATH, NO_TARGET, MUTABILITY; the message names the operation by its index. */
    public ComplexValue applyTo(ComplexValue before) {
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
}
