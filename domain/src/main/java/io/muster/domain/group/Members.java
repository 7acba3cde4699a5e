package io.muster.domain.group;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code members} as JSON has them. They are not read as other attributes are: there may be a hundred thousand. */
public final class Members {
    private Members() {}

    /** Refused: INVALID_VALUE, TOO_LARGE. */
    public static Set<MemberId> read(@Nullable Object plain, Limits limits) {
        List<?> given = plain == null ? List.of() : plain instanceof List<?> list ? list : List.of(plain);
        if (given.size() > limits.members()) {
            throw Refusal.tooLarge("members names " + given.size() + "; at most " + limits.members()
                    + " are taken in one request (members). Send them in several.");
        }
        Set<MemberId> members = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            members.add(MemberId.parse(value(given.get(i), i)));
        }
        return members;
    }

    private static String value(@Nullable Object member, int index) {
        if (member instanceof Map<?, ?> object) {
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                if ("value".equalsIgnoreCase((String) entry.getKey()) && entry.getValue() instanceof String id) {
                    return id;
                }
            }
        }
        throw Refusal.invalidValue(
                Group.MEMBERS + "[" + index + "]", "must be an object with the member's id as value");
    }
}
