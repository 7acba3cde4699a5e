package io.muster.domain;

import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.SimpleValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happened to a resource; the vendor's product learns it from the outbox.
 *
 * @param kind of resource, in lower case, such as {@code user}
 * @param what such as {@code created}
 * @param subject the id of the resource
 * @param changes the attributes that changed, by name
 * @param grants what the user that it is about may use in the product from now on; empty if it is not about that
 */
public record Event(String kind, What what, String subject, Map<String, Change> changes, Optional<Set<Grant>> grants) {
    /** The kinds of change. */
    public enum What {
        CREATED,
        UPDATED,
        DEACTIVATED,
        REACTIVATED,
        DELETED,
        LINKED,
        UNLINKED,
        CONFLICT_HELD,
        CONFLICT_RESOLVED,
        GRANTS_CHANGED,
        RENAMED,
        IDENTIFIER_CHANGED,
        ADDRESS_CHANGED,
        MASS_CHANGE,
        MASS_CHANGE_RELEASED,
        ERRORS_CLEARED,
        PROTECTED_TOUCHED,
        SCIM_ADMINISTRATOR_LOST,
        SCIM_ENABLED,
        SCIM_DISABLED,
        SCIM_SUSPENDED,
        ISSUED,
        REPLACED,
        REVOKED,
        STILL_USED,
        EXPIRES_SOON,
        PLANNED,
        STARTED,
        PROGRESSED,
        PAUSED,
        RESUMED,
        CANCELLED,
        FINISHED,
        FAILED,
        UNDONE,
        SILENT,
        HEARD_AGAIN,
        REPLAYED,
        TESTED
    }

    /** An attribute's value before and after; empty is unassigned. */
    public record Change(Optional<AttributeValue> before, Optional<AttributeValue> after) {}

    public Event {
        changes = Map.copyOf(changes);
    }

    public Event(String kind, What what, String subject, Map<String, Change> changes) {
        this(kind, what, subject, changes, Optional.empty());
    }

    /** The event of a resource whose attributes were the first and are the second. */
    public static Event of(String kind, What what, String subject, ComplexValue before, ComplexValue after) {
        Set<String> names = new LinkedHashSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        Map<String, Change> changes = new LinkedHashMap<>();
        for (String name : names) {
            Change change = new Change(before.get(name), after.get(name));
            if (!change.before().equals(change.after())) {
                changes.put(name, change);
            }
        }
        return new Event(kind, what, subject, changes);
    }

    /** The same event of a user who had the first grants and has the second. */
    public Event withGrants(Set<Grant> before, Set<Grant> after) {
        Map<String, Change> all = new LinkedHashMap<>(changes);
        if (!before.equals(after)) {
            all.put("grants", new Change(shown(before), shown(after)));
        }
        return new Event(kind, what, subject, all, Optional.of(after));
    }

    private static Optional<AttributeValue> shown(Set<Grant> grants) {
        List<AttributeValue> shown = grants.stream()
                .map(grant -> (AttributeValue) ComplexValue.EMPTY
                        .with("kind", new SimpleValue(grant.kind().publicName()))
                        .with("id", new SimpleValue(grant.id())))
                .toList();
        return shown.isEmpty() ? Optional.empty() : Optional.of(new MultiValue(shown));
    }

    /** As receivers know it, such as {@code user.created}. */
    public String publicName() {
        return kind + "." + what.name().toLowerCase(Locale.ROOT);
    }

    /** As a person would say it, such as {@code user created}. */
    public String inWords() {
        return kind + " " + what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
