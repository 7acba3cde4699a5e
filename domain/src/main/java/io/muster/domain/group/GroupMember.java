package io.muster.domain.group;

import io.muster.domain.Refusal;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.user.UserId;
import java.util.List;

/**
 * A user who belongs to a group.
 *
 * @param display as the member is called now: the display name, or else the user name
 */
public record GroupMember(UserId user, String display) {
    /** The users that the attribute {@code members} names, each once. Refused: INVALID_VALUE for what is no id of ours. */
    public static List<UserId> idsIn(ComplexValue attributes) {
        return attributes
                .get(Group.MEMBERS)
                .map(members -> ((MultiValue) members)
                        .values().stream().map(GroupMember::idOf).distinct().toList())
                .orElse(List.of());
    }

    private static UserId idOf(AttributeValue member) {
        return ((ComplexValue) member).text("value").flatMap(UserId::parse).orElseThrow(GroupMember::unknown);
    }

    /** The refusal for a member that is not there; the same whatever the reason. */
    public static Refusal unknown() {
        return Refusal.invalidValue(
                "members", "names somebody who is not a user of this tenant; create the user first");
    }
}
