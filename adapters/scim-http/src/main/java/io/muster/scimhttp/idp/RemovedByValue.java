package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Entra, JumpCloud and authentik say whom to remove by a value, {@code {"op":"remove","path":"members","value":[{"value":"2819c223…"}]}}.
 * The RFC's form is the path {@code members[value eq "2819c223…"]}; without a filter it would remove them all.
 */
final class RemovedByValue implements IdpHabit {
    @Override
    public String words() {
        return "a remove with values as a remove of these values only";
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        Optional<String> path = operation.path();
        if (!operation.op().equals("remove") || operation.value() == null || path.isEmpty()) {
            return List.of(operation);
        }
        boolean several = type.resolve(path.get())
                .map(AttributePath::target)
                .filter(Attribute::multiValued)
                .flatMap(attribute -> attribute.subAttribute("value"))
                .isPresent();
        List<?> values = operation.value() instanceof List<?> list ? list : List.of(operation.value());
        if (!several || values.isEmpty()) {
            return List.of(operation);
        }
        List<RawOperation> operations = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof Map<?, ?> element) || !(element.get("value") instanceof String text)) {
                return List.of(operation);
            }
            String filter = "[value eq \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
            operations.add(new RawOperation("remove", Optional.of(path.get() + filter), null, operation.missing()));
        }
        return operations;
    }
}
