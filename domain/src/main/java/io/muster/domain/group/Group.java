package io.muster.domain.group;

import io.muster.domain.Refusal;
import io.muster.domain.resource.ComplexValue;
import java.time.Instant;
import java.util.Optional;

/**
 * A group, without its members.
 *
 * @param version grows by one with each change, also of its members
 * @param attributes always a {@code displayName}; never {@code members}
 */
public record Group(GroupId id, long version, ComplexValue attributes, Instant created, Instant lastModified) {
    /** The attribute that is kept as rows of its own. */
    public static final String MEMBERS = "members";

    public Group {
        attributes = attributes.without(MEMBERS);
        if (attributes.text("displayName").filter(name -> !name.isBlank()).isEmpty()) {
            throw Refusal.invalidValue("displayName", "is required and must not be blank");
        }
    }

    public static Group provisioned(GroupId id, ComplexValue attributes, Instant now) {
        return new Group(id, 1, attributes, now, now);
    }

    public Optional<String> externalId() {
        return attributes.text("externalId");
    }
}
