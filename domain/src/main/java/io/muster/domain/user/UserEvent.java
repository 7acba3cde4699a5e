package io.muster.domain.user;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.ComplexValue;
import java.util.Map;

/** What happens to users, as events. */
public final class UserEvent {
    private static final String KIND = "user";

    private UserEvent() {}

    public static Event created(User user) {
        return Event.of(KIND, What.CREATED, user.id().toString(), ComplexValue.EMPTY, user.attributes());
    }

    public static Event deleted(User user) {
        return Event.of(KIND, What.DELETED, user.id().toString(), user.attributes(), ComplexValue.EMPTY);
    }

    /** An IdP has tried to deactivate, delete or take over an account that is protected from it. */
    public static Event protectedTouched(UserId user) {
        return new Event(KIND, What.PROTECTED_TOUCHED, user.toString(), Map.of());
    }

    /** Losing or regaining access outweighs whatever else changed with it. */
    public static Event changed(User before, User after) {
        What what =
                before.active() == after.active() ? What.UPDATED : after.active() ? What.REACTIVATED : What.DEACTIVATED;
        return Event.of(KIND, what, after.id().toString(), before.attributes(), after.attributes());
    }
}
