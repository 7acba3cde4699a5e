package io.muster.domain.group;

import io.muster.domain.Limits;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.ResourceType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group as a client sends it whole.
 *
 * @param attributes all but the members
 */
public record GroupContent(ComplexValue attributes, Set<MemberId> members) {
    /** Reads a document as JSON has it. Refused: INVALID_VALUE, INVALID_SYNTAX, TOO_LARGE. */
    public static GroupContent read(ResourceType type, Limits limits, Map<String, ?> document) {
        Map<String, Object> rest = ValueReader.withoutCoreUrn(type, document);
        Object members = takeMembers(rest);
        return new GroupContent(ValueReader.readResource(type, rest), Members.read(members, limits));
    }

    /** Takes {@code members}, in any letter case, out of the document. */
    static @Nullable Object takeMembers(Map<String, Object> document) {
        Object members = null;
        for (String name : document.keySet().toArray(String[]::new)) {
            if (name.equalsIgnoreCase(Group.MEMBERS)) {
                members = document.remove(name);
            }
        }
        return members;
    }
}
