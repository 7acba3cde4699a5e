package io.muster.scimhttp.idp;

import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import java.util.List;

/**
 * Entra sets parts of a value that is not there yet: {@code {"op":"Replace","path":"addresses[type eq \"work\"].formatted",
 * "value":"Unit 9"}}, and expects one work address with that text; others
 * {@code emails.value} where there is no e-mail yet. RFC 7644 §3.5.2.3 would answer {@code noTarget}.
 */
final class MissingElementMade implements IdpHabit {
    @Override
    public String words() {
        return "a part of a value that is not there as a new value";
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        boolean partOfElement =
                operation.path().filter(path -> isPartOfElement(type, path)).isPresent();
        return List.of(partOfElement ? operation.with(MissingElement.CREATE) : operation);
    }

    private static boolean isPartOfElement(ResourceType type, String path) {
        List<Attribute> steps = type.resolve(path).map(AttributePath::steps).orElse(List.of());
        return path.lastIndexOf("].") > 0
                || steps.size() > 1 && steps.get(steps.size() - 2).multiValued();
    }
}
