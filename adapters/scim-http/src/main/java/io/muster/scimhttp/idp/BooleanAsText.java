package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributeType;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Map;

/** Entra without the flag: {@code {"op":"Replace","path":"active","value":"False"}}; Keycloak sends {@code "false"}. */
final class BooleanAsText implements IdpHabit {
    @Override
    public String words() {
        return "\"True\" and \"False\" as true and false";
    }

    private final SchemaWalk walk = new SchemaWalk(BooleanAsText::bool);

    @Override
    public Map<String, ?> document(ResourceType type, Map<String, ?> document) {
        return walk.document(type, document);
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        return List.of(walk.operation(type, operation));
    }

    private static Object bool(Attribute attribute, Object value) {
        if (attribute.type() == AttributeType.BOOLEAN && value instanceof String text) {
            return switch (text) {
                case "True", "true" -> true;
                case "False", "false" -> false;
                default -> value;
            };
        }
        return value;
    }
}
