package io.muster.domain.group;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.SimpleValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to groups, as events. */
public final class GroupEvent {
    private static final String KIND = "group";
    private static final int MAX_MEMBERS = 1000;

    private GroupEvent() {}

    public static Event created(Group group) {
        return Event.of(KIND, What.CREATED, group.id().toString(), ComplexValue.EMPTY, group.attributes());
    }

    public static Event changed(Group before, Group after) {
        return Event.of(KIND, What.UPDATED, after.id().toString(), before.attributes(), after.attributes());
    }

    /** Who came and who went, not who belongs to it; of many there are several events, each with at most {@value #MAX_MEMBERS}. */
    public static List<Event> membersChanged(GroupId group, MemberDelta delta) {
        List<Event> events = new ArrayList<>();
        int most = Math.max(delta.added().size(), delta.removed().size());
        for (int from = 0; from < most; from += MAX_MEMBERS) {
            Event.Change change = new Event.Change(part(delta.removed(), from), part(delta.added(), from));
            events.add(new Event(KIND, What.UPDATED, group.toString(), Map.of(Group.MEMBERS, change)));
        }
        return events;
    }

    private static Optional<AttributeValue> part(List<MemberId> members, int from) {
        List<AttributeValue> values = members.stream()
                .skip(from)
                .limit(MAX_MEMBERS)
                .map(member -> (AttributeValue) ComplexValue.EMPTY.with("value", new SimpleValue(member.toString())))
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(new MultiValue(values));
    }

    /** A change of who is in the group would have taken a protected role from an account that is protected from it. */
    public static Event protectedTouched(GroupId group) {
        return new Event(KIND, What.PROTECTED_TOUCHED, group.toString(), Map.of());
    }

    public static Event deleted(Group group) {
        return Event.of(KIND, What.DELETED, group.id().toString(), group.attributes(), ComplexValue.EMPTY);
    }
}
