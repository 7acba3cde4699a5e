package io.muster.domain.user;

import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happened to a user; the vendor's product learns it from the outbox.
 *
 * @param changes the attributes that changed, by name
 */
public record UserEvent(Type type, UserId user, Map<String, Change> changes) {
    /** The kinds of event, each with its public name and how a person would say it. */
    public enum Type {
        CREATED("user.created", "created"),
        UPDATED("user.updated", "updated"),
        DEACTIVATED("user.deactivated", "deactivated"),
        REACTIVATED("user.reactivated", "reactivated"),
        DELETED("user.deleted", "deleted");

        private final String publicName;
        private final String words;

        Type(String publicName, String words) {
            this.publicName = publicName;
            this.words = words;
        }

        public String publicName() {
            return publicName;
        }

        public String words() {
            return words;
        }
    }

    /** An attribute's value before and after; empty is unassigned. */
    public record Change(Optional<AttributeValue> before, Optional<AttributeValue> after) {}

    public static UserEvent created(User user) {
        return new UserEvent(Type.CREATED, user.id(), changes(ComplexValue.EMPTY, user.attributes()));
    }

    public static UserEvent deleted(User user) {
        return new UserEvent(Type.DELETED, user.id(), changes(user.attributes(), ComplexValue.EMPTY));
    }

    /** Losing or regaining access outweighs whatever else changed with it. */
    public static UserEvent changed(User before, User after) {
        Type type =
                before.active() == after.active() ? Type.UPDATED : after.active() ? Type.REACTIVATED : Type.DEACTIVATED;
        return new UserEvent(type, after.id(), changes(before.attributes(), after.attributes()));
    }

    private static Map<String, Change> changes(ComplexValue before, ComplexValue after) {
        Set<String> names = new LinkedHashSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        Map<String, Change> changes = new LinkedHashMap<>();
        for (String name : names) {
            Change change = new Change(before.get(name), after.get(name));
            if (!change.before().equals(change.after())) {
                changes.put(name, change);
            }
        }
        return changes;
    }
}
