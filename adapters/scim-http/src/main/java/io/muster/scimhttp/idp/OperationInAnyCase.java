package io.muster.scimhttp.idp;

import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Locale;

/** Entra without the aadOptscim062020 flag: {@code {"op":"Replace","path":"displayName","value":"…"}}. */
final class OperationInAnyCase implements IdpHabit {
    @Override
    public String words() {
        return "an op in another letter case as the RFC writes it";
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        return List.of(operation.withOp(operation.op().toLowerCase(Locale.ROOT)));
    }
}
