package io.muster.domain.user;

import io.muster.domain.Refusal;
import io.muster.domain.UserNameKey;
import io.muster.domain.group.UserGroup;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.tenant.ConnectionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person's account: what the schema describes as one attribute tree, and typed access to what rules need of it.
 *
 * @param version grows by one with each change
 * @param linkedTo the connection whose IdP pushed or adopted the user; no other sees it, and none a user that is not linked
 * @param attributes core, extension and {@code externalId}; always a {@code userName} and {@code active}
 * @param grants what the user may use in the product; templates and people give them, and nothing that an IdP sends by itself
 * @param groups those that the user was in when it was read, directly or by another group; nobody changes them here
 */
public record User(
        UserId id,
        long version,
        Origin origin,
        Optional<ConnectionId> linkedTo,
        ComplexValue attributes,
        Instant created,
        Instant lastModified,
        Grants grants,
        List<UserGroup> groups) {
    /** What somebody signs in by, or gets a new password by. */
    static final List<String> WAYS_IN = List.of("userName", "emails", "phoneNumbers");

    private static final String USER_NAME = "userName";
    private static final String ACTIVE = "active";

    public User {
        groups = List.copyOf(groups);
        if (attributes.text(USER_NAME).filter(name -> !name.isBlank()).isEmpty()) {
            throw Refusal.invalidValue(USER_NAME, "is required and must not be blank");
        }
        if (attributes.get(ACTIVE).isEmpty()) {
            attributes = attributes.with(ACTIVE, new SimpleValue(true));
        }
    }

    /** A person whom an IdP pushes for the first time; active unless told otherwise. */
    public static User provisioned(UserId id, Optional<ConnectionId> connection, ComplexValue attributes, Instant now) {
        return new User(id, 1, Origin.SCIM, connection, attributes, now, now, Grants.NONE, List.of());
    }

    /** A person whom the product knew before any IdP pushed it. */
    public static User known(UserId id, Origin origin, ComplexValue attributes, Grants grants, Instant now) {
        return new User(id, 1, origin, Optional.empty(), attributes, now, now, grants, List.of());
    }

    public String userName() {
        return attributes.text(USER_NAME).orElseThrow();
    }

    /** The form of the user name that uniqueness and look-ups compare by. */
    public String userNameKey() {
        return UserNameKey.of(userName());
    }

    /** All e-mail addresses, as they were given. */
    public Stream<String> addresses() {
        return attributes.elements("emails").flatMap(email -> email.text("value").stream());
    }

    /** Whether somebody who was there before any IdP would be written to elsewhere than before. */
    public boolean isReaddressedFrom(User before) {
        return origin != Origin.SCIM
                && before.addresses().findAny().isPresent()
                && !before.addresses().toList().equals(addresses().toList());
    }

    public Optional<String> externalId() {
        return attributes.text("externalId");
    }

    /** Whether the IdP may write on this user's behalf. */
    public boolean mayAdministerScim() {
        return active() && roles().stream().anyMatch(Roles.OF_SCIM_ADMINISTRATORS::contains);
    }

    public boolean active() {
        return attributes.bool(ACTIVE).orElseThrow();
    }

    /** Everything that the client may write becomes what is given; only {@code active} stays as it is if it is left out. */
    public User replace(ComplexValue given, Instant now) {
        return given.get(ACTIVE).isPresent() ? changed(given, now) : changed(given.with(ACTIVE, activeValue()), now);
    }

    /** Applies all operations or none. A cleared {@code active} stays as it is: nobody gains or loses access by omission. */
    public User patch(PatchRequest patch, Instant now) {
        return replace(patch.applyTo(attributes), now);
    }

    /**
     * The account as its first push by the connection leaves it: name, addresses and phone numbers stay, so that nobody takes it over by
     * pushing it.
     */
    public User adopt(ConnectionId connection, ComplexValue pushed, Instant now) {
        ComplexValue added = pushed;
        for (String way : WAYS_IN) {
            added = added.without(way);
        }
        ComplexValue own = linkedTo.isPresent() ? attributes.without("externalId") : attributes;
        return new User(
                id,
                version + 1,
                origin,
                Optional.of(connection),
                own.merge(added.with(ACTIVE, new SimpleValue(pushed.bool(ACTIVE).orElse(true)))),
                created,
                now,
                grants,
                groups);
    }

    /** The account as a push leaves it that brings the person back. */
    public User comeBack(ComplexValue pushed, Instant now) {
        return new User(id, version + 1, origin, linkedTo, pushed, created, now, grants, groups);
    }

    /** The account under what support has decided that it is known by. */
    public User identifiedBy(Optional<ConnectionId> connection, ComplexValue changed, Instant now) {
        return new User(id, version + 1, origin, connection, changed, created, now, grants, groups);
    }

    /** The roles among the grants; opaque but for {@link Roles}. */
    public Set<String> roles() {
        return grants.roles();
    }

    /** The same account under another user name. */
    public User named(String userName, Instant now) {
        return changed(attributes.with(USER_NAME, new SimpleValue(userName)), now);
    }

    public User with(Grants given) {
        return new User(id, version, origin, linkedTo, attributes, created, lastModified, given, groups);
    }

    public User inGroups(List<UserGroup> given) {
        return new User(id, version, origin, linkedTo, attributes, created, lastModified, grants, given);
    }

    /** Of the same version: what is missing of it is filled in before it is written. */
    public User withDefaults(ComplexValue missing) {
        return missing.isEmpty()
                ? this
                : new User(
                        id,
                        version,
                        origin,
                        linkedTo,
                        attributes.merge(missing),
                        created,
                        lastModified,
                        grants,
                        groups);
    }

    public User deactivate(Instant now) {
        return changed(attributes.with(ACTIVE, new SimpleValue(false)), now);
    }

    public User activate(Instant now) {
        return changed(attributes.with(ACTIVE, new SimpleValue(true)), now);
    }

    /** The user itself if the attributes are the same, so that no version and no event is spent on nothing. */
    private User changed(ComplexValue after, Instant now) {
        return after.equals(attributes)
                ? this
                : new User(id, version + 1, origin, linkedTo, after, created, now, grants, groups);
    }

    private AttributeValue activeValue() {
        return new SimpleValue(active());
    }
}
