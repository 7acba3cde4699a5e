package io.muster.domain.user;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.ComplexValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What happens to users, as events; each tells what the user may use in the product from then on. */
public final class UserEvent {
    private static final String KIND = "user";
    private static final int MAX_ADDRESSES = 10;

    private UserEvent() {}

    public static Event created(User user) {
        return Event.of(KIND, What.CREATED, user.id().toString(), ComplexValue.EMPTY, user.attributes())
                .withGrants(Set.of(), user.grants().effective());
    }

    /** A connection has taken on an account that was there. */
    public static Event linked(User before, User after) {
        return event(What.LINKED, before, after);
    }

    /** No IdP means the account any more. */
    public static Event unlinked(User before, User after) {
        return Event.of(KIND, What.UNLINKED, after.id().toString(), before.attributes(), after.attributes());
    }

    /** The account is known by another name or address than before. */
    public static Event identifierChanged(User before, User after) {
        return Event.of(KIND, What.IDENTIFIER_CHANGED, after.id().toString(), before.attributes(), after.attributes());
    }

    /** An IdP has changed the addresses of an account that it has not made; it names those before and those after. */
    public static Event addressChanged(User before, User after) {
        List<String> addresses = Stream.concat(before.addresses(), after.addresses())
                .distinct()
                .limit(MAX_ADDRESSES)
                .toList();
        return Event.of(
                KIND,
                What.ADDRESS_CHANGED,
                after.id().toString(),
                ComplexValue.EMPTY,
                ComplexValue.ofPlain(Map.of("addresses", addresses)));
    }

    /** A deleted account is in use again. */
    public static Event restored(User before, User after) {
        return event(What.REACTIVATED, before, after);
    }

    /** A pushed person may be the one whom this account is of, and people have to decide it. */
    public static Event conflict(UserId user) {
        return new Event(KIND, What.CONFLICT_HELD, user.toString(), Map.of());
    }

    /** An operator has decided whether a pushed person has this account, or has taken that back; empty is undecided. */
    public static Event conflictResolved(UserId user, Optional<String> before, Optional<String> after) {
        return Event.of(KIND, What.CONFLICT_RESOLVED, user.toString(), decision(before), decision(after));
    }

    private static ComplexValue decision(Optional<String> made) {
        return made.map(how -> ComplexValue.ofPlain(Map.of("decision", how))).orElse(ComplexValue.EMPTY);
    }

    public static Event deleted(User user) {
        return Event.of(KIND, What.DELETED, user.id().toString(), user.attributes(), ComplexValue.EMPTY)
                .withGrants(user.grants().effective(), Set.of());
    }

    /** An IdP has tried to deactivate, delete or take over an account that is protected from it. */
    public static Event protectedTouched(UserId user) {
        return new Event(KIND, What.PROTECTED_TOUCHED, user.toString(), Map.of());
    }

    /** A job has given the user another user name. */
    public static Event identifierChanged(User before, User after, String job) {
        return Event.of(
                KIND,
                What.IDENTIFIER_CHANGED,
                after.id().toString(),
                ComplexValue.ofPlain(Map.of("userName", before.userName())),
                ComplexValue.ofPlain(Map.of("userName", after.userName(), "job", job)));
    }

    /** What the user may use in the product is another thing than before. */
    public static Event grantsChanged(User before, User after) {
        return new Event(KIND, What.GRANTS_CHANGED, after.id().toString(), Map.of())
                .withGrants(before.grants().effective(), after.grants().effective());
    }

    /** Losing or regaining access outweighs whatever else changed with it. */
    public static Event changed(User before, User after) {
        return event(
                before.active() == after.active() ? What.UPDATED : after.active() ? What.REACTIVATED : What.DEACTIVATED,
                before,
                after);
    }

    private static Event event(What what, User before, User after) {
        return Event.of(KIND, what, after.id().toString(), before.attributes(), after.attributes())
                .withGrants(before.grants().effective(), after.grants().effective());
    }
}
