package io.muster.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What all IdPs send alike. */
final class Messages {
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
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

    static List<Map<String, Object>> workEmail(Person person) {
        return List.of(Map.of("primary", true, "type", "work", "value", person.userName()));
    }
}
