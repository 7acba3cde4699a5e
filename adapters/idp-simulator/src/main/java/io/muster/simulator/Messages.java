package io.muster.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What all IdPs send alike. */
final class Messages {
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private Messages() {}

    static Map<String, Object> patch(Object... operations) {
        return Map.of("schemas", List.of(PATCH), "Operations", List.of(operations));
    }

    /** {@code filter=attribute eq "value"}, blanks as {@code +}. */
    static String filter(String attribute, String value) {
        String text = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return "filter=" + URLEncoder.encode(attribute + " eq \"" + text + "\"", StandardCharsets.UTF_8);
    }

    static Map<String, Object> operation(String op, String path, Object value) {
        return Map.of("op", op, "path", path, "value", value);
    }

    /** Takes one member out, as RFC 7644 §3.5.2.2 has it. */
    static Map<String, Object> removeMember(String id) {
        return Map.of("op", "remove", "path", "members[value eq \"" + id + "\"]");
    }

    static List<Map<String, Object>> workEmail(String address) {
        return List.of(Map.of("primary", true, "type", "work", "value", address));
    }
}
