package io.muster.domain.schema;

import java.util.List;

/** The core Group schema (RFC 7643 §4.2). */
final class GroupSchema {
    static final Schema SCHEMA = new Schema(
            Schemas.GROUP_URN,
            "Group",
            "Group",
            List.of(
                    Attribute.string("displayName", "The group's name.")
                            .asRequired()
                            .upTo(1024),
                    Attribute.complex(
                                    "members",
                                    "Who belongs to the group.",
                                    Attribute.string("value", "The id of the member.")
                                            .immutable(),
                                    Attribute.reference("$ref", "Where the member is read.", "User", "Group")
                                            .immutable(),
                                    Attribute.string("type", "The member's kind of resource.")
                                            .canonical("User", "Group")
                                            .immutable(),
                                    Attribute.string("display", "The member's name.")
                                            .readOnly())
                            .multi()));

    private GroupSchema() {}

    static Schema withUniqueName() {
        List<Attribute> attributes = SCHEMA.attributes().stream()
                .map(attribute -> attribute.name().equals("displayName") ? attribute.unique() : attribute)
                .toList();
        return new Schema(SCHEMA.urn(), SCHEMA.name(), SCHEMA.description(), attributes);
    }
}
