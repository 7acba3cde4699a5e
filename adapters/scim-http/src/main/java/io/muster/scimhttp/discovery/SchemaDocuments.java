package io.muster.scimhttp.discovery;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributeType;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
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
        document.put("id", schema.urn());
        document.put("name", schema.name());
        document.put("description", schema.description());
        document.put(
                "attributes",
                schema.attributes().stream().map(SchemaDocuments::of).toList());
        document.put("meta", meta("Schema", exchange.location("/Schemas", schema.urn())));
        return document;
    }

    private static Map<String, Object> of(Attribute attribute) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", attribute.name());
        document.put("type", attribute.type().scimName());
        document.put("multiValued", attribute.multiValued());
        document.put("description", attribute.description());
        document.put("required", attribute.required());
        if (!attribute.canonicalValues().isEmpty()) {
            document.put("canonicalValues", attribute.canonicalValues());
        }
        if (attribute.type().isText()) {
            document.put("caseExact", attribute.caseExact());
        }
        document.put("mutability", attribute.mutability().scimName());
        document.put("returned", attribute.returned().scimName());
        if (!attribute.isComplex()) {
            document.put("uniqueness", attribute.uniqueness().scimName());
        }
        if (attribute.type() == AttributeType.REFERENCE) {
            document.put("referenceTypes", attribute.referenceTypes());
        }
        if (attribute.isComplex()) {
            document.put(
                    "subAttributes",
                    attribute.subAttributes().stream().map(SchemaDocuments::of).toList());
        }
        return document;
    }

    private static Map<String, Object> meta(String resourceType, String location) {
        return Map.of("resourceType", resourceType, "location", location);
    }
}
