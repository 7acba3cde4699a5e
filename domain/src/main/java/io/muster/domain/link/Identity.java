package io.muster.domain.link;

import io.muster.domain.TextKey;
import io.muster.domain.UserNameKey;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tells which person an account is.
 *
 * @param linkedTo the connection whose IdP means it
 * @param attributes {@code userName}, {@code externalId} and {@code emails}, as far as there are any
 */
public record Identity(Optional<ConnectionId> linkedTo, ComplexValue attributes) {
    private static final List<String> NAMES = List.of("userName", "externalId", "emails");

    public static Identity of(User user) {
        ComplexValue attributes = ComplexValue.EMPTY;
        for (String name : NAMES) {
            attributes = attributes.with(name, user.attributes().get(name));
        }
        return new Identity(user.linkedTo(), attributes);
    }

    /** The addresses that the other identity has not, in the form that look-ups compare by. */
    public Set<String> addressesBeside(Identity other) {
        Set<String> ofOther = other.addressKeys();
        return addressKeys().stream().filter(key -> !ofOther.contains(key)).collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> addressKeys() {
        return attributes
                .elements("emails")
                .flatMap(email -> email.text("value").stream())
                .map(TextKey::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    public String userNameKey() {
        return UserNameKey.of(attributes.text("userName").orElseThrow());
    }

    public Optional<String> externalId() {
        return attributes.text("externalId");
    }

    /** Without the link to an IdP. */
    public Identity cleared() {
        return new Identity(Optional.empty(), attributes.without("externalId"));
    }

    /** With the link of another account. */
    public Identity linkedAs(Identity other) {
        return new Identity(other.linkedTo, attributes.with("externalId", other.attributes.get("externalId")));
    }

    public Identity linkedTo(Optional<ConnectionId> connection, Optional<String> externalId) {
        return new Identity(connection, attributes.with("externalId", externalId.map(SimpleValue::new)));
    }

    public Identity with(String name, AttributeValue value) {
        return new Identity(linkedTo, attributes.with(name, value));
    }

    /** The account with this identity; the account itself if it has it already. */
    public User appliedTo(User user, Instant now) {
        if (equals(of(user))) {
            return user;
        }
        ComplexValue changed = user.attributes();
        for (String name : NAMES) {
            changed = changed.with(name, attributes.get(name));
        }
        return user.identifiedBy(linkedTo, changed, now);
    }
}
