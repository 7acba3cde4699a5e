package io.muster.scimhttp.user;

import io.muster.application.Caller;
import io.muster.domain.group.UserGroup;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.EntityTag;
import io.muster.scimhttp.message.ResourceDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Users on their way out, with the groups that they are in. */
public record UserDocuments(Caller caller, ScimExchange exchange) {
    public ResourceDocument document(User user) {
        List<Map<String, Object>> groups =
                user.groups().stream().map(this::group).toList();
        return new ResourceDocument(
                caller.types().user(),
                user.id().toString(),
                tag(user),
                user.attributes(),
                groups.isEmpty() ? Map.of() : Map.of("groups", groups),
                user.created(),
                user.lastModified());
    }

    /** A group that the user joins or leaves, or whose name changes, changes no version of the user. */
    private static String tag(User user) {
        return EntityTag.of(
                user.version(),
                user.groups().stream()
                        .map(group -> group.id() + (group.direct() ? " " : " indirect ") + group.display())
                        .sorted()
                        .toList());
    }

    private Map<String, Object> group(UserGroup group) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("value", group.id().toString());
        document.put(
                "$ref", exchange.location(Schemas.GROUP.endpoint(), group.id().toString()));
        document.put("display", group.display());
        document.put("type", group.direct() ? "direct" : "indirect");
        return document;
    }
}
