package io.muster.scimhttp.idp;

import io.muster.domain.patch.PatchOperation.MissingElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation of a PATCH as it was sent, before its path is parsed. */
public record RawOperation(
        String op, Optional<String> path, @Nullable Object value, MissingElement missing) {
    public RawOperation withOp(String changed) {
        return new RawOperation(changed, path, value, missing);
    }

    public RawOperation withPath(Optional<String> changed) {
        return new RawOperation(op, changed, value, missing);
    }

    public RawOperation withValue(@Nullable Object changed) {
        return new RawOperation(op, path, changed, missing);
    }

    public RawOperation with(MissingElement changed) {
        return new RawOperation(op, path, value, changed);
    }
}
