package io.muster.domain.group;

import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.tenant.ConnectionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A group, without its members.
 *
 * @param version grows by one with each change, also of its members
 * @param linkedTo the connection whose IdP pushed the group; no other sees it
 * @param attributes always a {@code displayName}; never {@code members}
 */
public record Group(
        GroupId id,
        long version,
        Optional<ConnectionId> linkedTo,
        ComplexValue attributes,
        Instant created,
        Instant lastModified) {
    /** The attribute that is kept as rows of its own. */
    public static final String MEMBERS = "members";

    public Group {
        attributes = attributes.without(MEMBERS);
        if (attributes.text("displayName").filter(name -> !name.isBlank()).isEmpty()) {
            throw Refusal.invalidValue("displayName", "is required and must not be blank");
        }
    }

    public static Group provisioned(
            GroupId id, Optional<ConnectionId> connection, ComplexValue attributes, Instant now) {
        return new Group(id, 1, connection, attributes, now, now);
    }

    /** Everything that the client may write becomes what is given; the members are not part of it. */
    public Group replace(ComplexValue given, Instant now) {
        ComplexValue own = given.without(MEMBERS);
        return own.equals(attributes) ? this : new Group(id, version + 1, linkedTo, own, created, now);
    }

    /** Applies all operations or none; none of them is about members. */
    public Group patch(PatchRequest patch, Instant now) {
        return replace(patch.applyTo(attributes), now);
    }

    /** The same group as another connection means it. */
    public Group linkedTo(Optional<ConnectionId> connection, Optional<String> externalId, Instant now) {
        ComplexValue changed = attributes.with("externalId", externalId.map(SimpleValue::new));
        return new Group(id, version + 1, connection, changed, created, now);
    }

    /** The same group with other members. */
    public Group touched(Instant now) {
        return new Group(id, version + 1, linkedTo, attributes, created, now);
    }

    /** As another group names it among its members. */
    public MemberId asMember() {
        return new MemberId(id.value());
    }

    public String displayName() {
        return attributes.text("displayName").orElseThrow();
    }

    /** The form of the name that uniqueness and look-ups compare by. */
    public String displayNameKey() {
        return TextKey.of(displayName());
    }

    /**
     * Whether the other is this group created again rather than another group of its name: a directory may have several, told apart by
     * externalId.
     */
    public boolean isNamedAs(Group other) {
        return linkedTo.equals(other.linkedTo)
                && displayNameKey().equals(other.displayNameKey())
                && (externalId().isEmpty()
                        || other.externalId().isEmpty()
                        || externalId().equals(other.externalId()));
    }

    public Optional<String> externalId() {
        return attributes.text("externalId");
    }
}
