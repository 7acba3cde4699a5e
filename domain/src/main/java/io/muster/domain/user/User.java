package io.muster.domain.user;

import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.group.UserGroup;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A person's account: what the schema describes as one attribute tree, and typed access to what rules need of it.
 *
 * @param version grows by one with each change
 * @param attributes core, extension and {@code externalId}; always a {@code userName} and {@code active}
 * @param roles what the user may do in the product; opaque but for {@link Roles}, and nothing that an IdP sends changes them
 * @param groups those that the user was in when it was read, directly or by another group; nobody changes them here
 */
public record User(
        UserId id,
        long version,
        Origin origin,
        ComplexValue attributes,
        Instant created,
        Instant lastModified,
        Set<String> roles,
        List<UserGroup> groups) {
    private static final String USER_NAME = "userName";
    private static final String ACTIVE = "active";

    public User {
        roles = Set.copyOf(roles);
        groups = List.copyOf(groups);
        if (attributes.text(USER_NAME).filter(name -> !name.isBlank()).isEmpty()) {
            throw Refusal.invalidValue(USER_NAME, "is required and must not be blank");
        }
        if (attributes.get(ACTIVE).isEmpty()) {
            attributes = attributes.with(ACTIVE, new SimpleValue(true));
        }
    }

    /** A person whom an IdP pushes for the first time; active unless told otherwise. */
    public static User provisioned(UserId id, ComplexValue attributes, Instant now) {
        return new User(id, 1, Origin.SCIM, attributes, now, now, Set.of(), List.of());
    }

    /** A person whom the product knew before any IdP pushed it. */
    public static User known(UserId id, Origin origin, ComplexValue attributes, Set<String> roles, Instant now) {
        return new User(id, 1, origin, attributes, now, now, roles, List.of());
    }

    public String userName() {
        return attributes.text(USER_NAME).orElseThrow();
    }

    /** The form of the user name that uniqueness and look-ups compare by. */
    public String userNameKey() {
        return TextKey.of(userName());
    }

    public Optional<String> externalId() {
        return attributes.text("externalId");
    }

    /** Whether the IdP may write on this user's behalf. */
    public boolean mayAdministerScim() {
        return active() && (roles.contains(Roles.ADMIN) || roles.contains(Roles.USER_MANAGER));
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

    public User deactivate(Instant now) {
        return changed(attributes.with(ACTIVE, new SimpleValue(false)), now);
    }

    /** The user itself if the attributes are the same, so that no version and no event is spent on nothing. */
    private User changed(ComplexValue after, Instant now) {
        return after.equals(attributes) ? this : new User(id, version + 1, origin, after, created, now, roles, groups);
    }

    private AttributeValue activeValue() {
        return new SimpleValue(active());
    }
}
