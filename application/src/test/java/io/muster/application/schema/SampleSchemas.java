package io.muster.application.schema;

import io.muster.domain.schema.Extension;
import io.muster.domain.schema.SchemaReader;
import java.util.List;
import java.util.Map;

/** A schema of a tenant with one attribute for each characteristic. */
public final class SampleSchemas {
    public static final String BADGE_URN = "urn:example:params:scim:schemas:extension:badge:2.0:User";
    public static final Extension BADGE = badge(BADGE_URN);

    private SampleSchemas() {}

    public static Extension badge(String urn) {
        return new Extension(
                "User",
                SchemaReader.read(Map.of(
                        "id",
                        urn,
                        "name",
                        "Badge",
                        "attributes",
                        List.of(
                                Map.of("name", "number", "uniqueness", "server", "required", true),
                                Map.of("name", "colour", "canonicalValues", List.of("red", "blue")),
                                Map.of("name", "issuedBy", "mutability", "immutable"),
                                Map.of("name", "pin", "mutability", "writeOnly", "returned", "never"),
                                Map.of("name", "note", "returned", "request"),
                                Map.of("name", "floor", "type", "integer"),
                                Map.of("name", "code", "caseExact", true),
                                Map.of(
                                        "name",
                                        "doors",
                                        "type",
                                        "complex",
                                        "multiValued",
                                        true,
                                        "subAttributes",
                                        List.of(
                                                Map.of("name", "value", "required", true),
                                                Map.of("name", "primary", "type", "boolean")))))));
    }
}
