package io.muster.scimhttp.message;

import io.muster.domain.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a message, such as a PatchOp or a BulkRequest. */
public final class MessageMembers {
    private MessageMembers() {}

    /** Names in lower case; the names of a message are compared without regard to it (RFC 7643 §2.1). Refused: INVALID_SYNTAX. */
    public static Map<String, Object> anyCase(Map<?, ?> object) {
        Map<String, Object> folded = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            String key = ((String) name).toLowerCase(Locale.ROOT);
            if (folded.containsKey(key)) {
                throw Refusal.invalidSyntax("A name is given twice, in different letter case; send it once.");
            }
            folded.put(key, value);
        });
        return folded;
    }

    /**
     * Refused: INVALID_SYNTAX for a message of another kind. One that names no schema is taken for what its path takes: clients leave it
     * out.
     *
     * @param what such as "a PATCH"
     */
    public static void requireSchema(@Nullable Object schemas, String urn, String what) {
        boolean other = schemas instanceof List<?> urns
                && !urns.isEmpty()
                && urns.stream().noneMatch(given -> given instanceof String text && text.equalsIgnoreCase(urn));
        if (other) {
            throw Refusal.invalidSyntax("The schemas of " + what + " must name " + urn + ".");
        }
    }
}
