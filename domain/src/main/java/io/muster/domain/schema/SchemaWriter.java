package io.muster.domain.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A schema as JSON has it (RFC 7643 §7), without the attributes that every resource has; {@link SchemaReader} reads it back. */
public final class SchemaWriter {
    private SchemaWriter() {}

    public static Map<String, Object> write(Schema schema) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", schema.urn());
        document.put("name", schema.name());
        document.put("description", schema.description());
        document.put(
                "attributes",
                schema.attributes().stream().map(SchemaWriter::write).toList());
        return document;
    }

    private static Map<String, Object> write(Attribute attribute) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", attribute.name());
        document.put("type", attribute.type().scimName());
        document.put("multiValued", attribute.multiValued());
        document.put("description", attribute.description());
        document.put("required", attribute.required());
        putUnlessEmpty(document, "canonicalValues", attribute.canonicalValues());
        if (attribute.type().isText()) {
            document.put("caseExact", attribute.caseExact());
        }
        document.put("mutability", attribute.mutability().scimName());
        document.put("returned", attribute.returned().scimName());
        if (!attribute.isComplex()) {
            document.put("uniqueness", attribute.uniqueness().scimName());
        }
        putUnlessEmpty(document, "referenceTypes", attribute.referenceTypes());
        putUnlessEmpty(
                document,
                "subAttributes",
                attribute.subAttributes().stream().map(SchemaWriter::write).toList());
        return document;
    }

    private static void putUnlessEmpty(Map<String, Object> document, String name, List<?> values) {
        if (!values.isEmpty()) {
            document.put(name, values);
        }
    }
}
