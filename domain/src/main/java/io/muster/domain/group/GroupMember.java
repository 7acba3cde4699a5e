package io.muster.domain.group;

import io.muster.domain.Refusal;

/**
 * Who belongs to a group.
 *
 * @param display as the member is called now: the display name, or else the user name
 */
public record GroupMember(MemberId id, Kind kind, String display) {
    /** What a member is. */
    public enum Kind {
        USER,
        GROUP
    }

    /** The refusal for an id that no user or group of the connection has or had; the same whatever the reason. */
    public static Refusal unknown(String id) {
        String shown = id.matches("[A-Za-z0-9-]{1,64}") ? id : "something that is no id";
        return Refusal.invalidValue(
                Group.MEMBERS, "names " + shown + ", which is no user or group of this tenant; create it first");
    }

    /** The refusal for a group that would, by itself or by others, be a member of itself. */
    public static Refusal inItself() {
        return Refusal.invalidValue(
                Group.MEMBERS, "would make a group a member of itself, directly or by another group");
    }
}
