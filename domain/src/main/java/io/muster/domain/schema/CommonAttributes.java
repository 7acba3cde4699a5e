package io.muster.domain.schema;

import java.util.List;

/** Attributes that every resource has (RFC 7643 §3.1); they belong to no schema. */
final class CommonAttributes {
    static final List<Attribute> ALL = List.of(
            Attribute.string("schemas", "The URNs of the schemas whose attributes the resource has.")
                    .multi()
                    .asCaseExact()
                    .readOnly()
                    .alwaysReturned(),
            Attribute.string("id", "The resource's identifier, given by this service.")
                    .asCaseExact()
                    .unique()
                    .readOnly()
                    .alwaysReturned(),
            Attribute.string("externalId", "The identifier that the provisioning client uses for the resource.")
                    .asCaseExact(),
            Attribute.complex(
                            "meta",
                            "Facts about the resource itself.",
                            Attribute.string("resourceType", "The name of the resource type.")
                                    .asCaseExact()
                                    .readOnly(),
                            Attribute.of(AttributeType.DATE_TIME, "created", "When the resource was made.")
                                    .readOnly(),
                            Attribute.of(AttributeType.DATE_TIME, "lastModified", "When it was last changed.")
                                    .readOnly(),
                            Attribute.reference("location", "Where the resource is read.", "uri")
                                    .readOnly(),
                            Attribute.string("version", "The resource's version, as in its ETag.")
                                    .asCaseExact()
                                    .readOnly())
                    .readOnly());

    private CommonAttributes() {}
}
