package io.muster.domain.group;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.ComplexValue;

/** What happens to groups, as events. */
public final class GroupEvent {
    private static final String KIND = "group";

    private GroupEvent() {}

    /** @param given with the members that the group begins with */
    public static Event created(Group group, ComplexValue given) {
        return Event.of(KIND, What.CREATED, group.id().toString(), ComplexValue.EMPTY, given);
    }

    public static Event deleted(Group group) {
        return Event.of(KIND, What.DELETED, group.id().toString(), group.attributes(), ComplexValue.EMPTY);
    }
}
