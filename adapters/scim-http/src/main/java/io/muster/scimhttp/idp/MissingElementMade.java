package io.muster.scimhttp.idp;

import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.schema.ResourceType;
import java.util.List;

/**
 * Entra sets parts of a value that is not there yet: {@code {"op":"Replace","path":"addresses[type eq \"work\"].formatted",
 * "value":"Unit 9"}}, and expects one work address with that text. RFC 7644 §3.5.2.3 would answer {@code noTarget}.
 */
final class MissingElementMade implements IdpHabit {
    @Override
    public String words() {
        return "a part of a value that is not there as a new value";
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        boolean partOfElement =
                operation.path().filter(path -> path.lastIndexOf("].") > 0).isPresent();
        return List.of(partOfElement ? operation.with(MissingElement.CREATE) : operation);
    }
}
