package io.muster.domain.group;

import io.muster.domain.TimeOrderedId;
import java.util.UUID;

/** The id of a user or a group; which of them, only who looks it up can tell. */
public record MemberId(UUID value) {
    /** Refused: INVALID_VALUE for what is no id of ours. */
    public static MemberId parse(String text) {
        return TimeOrderedId.parse(text).map(MemberId::new).orElseThrow(() -> GroupMember.unknown(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
