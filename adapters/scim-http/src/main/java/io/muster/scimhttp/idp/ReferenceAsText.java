package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Map;

/**
 * Entra sends a manager as the bare id, {@code {"op":"Add","path":"urn:…:User:manager","value":"2819c223…"}}, or as a list of one
 * object, {@code [{"value":"2819c223…"}]}, where the schema has one object {@code {"value":"2819c223…"}}.
 */
final class ReferenceAsText implements IdpHabit {
    @Override
    public String words() {
        return "a bare id as a reference";
    }

    private final SchemaWalk walk = new SchemaWalk(ReferenceAsText::reference);

    @Override
    public Map<String, ?> document(ResourceType type, Map<String, ?> document) {
        return walk.document(type, document);
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        return List.of(walk.operation(type, operation));
    }

    private static Object reference(Attribute attribute, Object value) {
        boolean single = attribute.isComplex()
                && !attribute.multiValued()
                && attribute.subAttribute("value").isPresent();
        if (!single) {
            return value;
        }
        if (value instanceof List<?> list && list.size() == 1 && list.get(0) instanceof Map<?, ?> object) {
            return object;
        }
        return value instanceof String text && !text.isEmpty() ? Map.of("value", text) : value;
    }
}
