package io.muster.scimhttp.discovery;

import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import io.muster.domain.schema.SchemaWriter;
import io.muster.scimhttp.auth.ScimExchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Resource types and schemas as documents (RFC 7643 §6, §7). */
final class SchemaDocuments {
    private SchemaDocuments() {}

    static Map<String, Object> of(ResourceType type, ScimExchange exchange) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:ResourceType"));
        document.put("id", type.name());
        document.put("name", type.name());
        document.put("endpoint", type.endpoint());
        document.put("description", type.description());
        document.put("schema", type.core().urn());
        document.put(
                "schemaExtensions",
                type.extensions().stream()
                        .map(extension -> Map.of("schema", extension.urn(), "required", false))
                        .toList());
        document.put("meta", meta("ResourceType", exchange.location("/ResourceTypes", type.name())));
        return document;
    }

    static Map<String, Object> of(Schema schema, ScimExchange exchange) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:Schema"));
        document.putAll(SchemaWriter.write(schema));
        document.put("meta", meta("Schema", exchange.location("/Schemas", schema.urn())));
        return document;
    }

    private static Map<String, Object> meta(String resourceType, String location) {
        return Map.of("resourceType", resourceType, "location", location);
    }
}
