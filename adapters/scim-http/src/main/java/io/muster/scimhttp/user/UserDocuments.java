package io.muster.scimhttp.user;

import io.muster.application.Caller;
import io.muster.application.group.GroupProvisioning;
import io.muster.domain.group.UserGroup;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.AttributeSelection;
import io.muster.scimhttp.message.ResourceDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Users on their way out; their groups are looked up, for all at once, only where the answer shows them. */
public record UserDocuments(ResourceType type, Map<UserId, List<UserGroup>> groups, ScimExchange exchange) {
    private static final String GROUPS = "groups";

    public static UserDocuments of(
            List<User> shown,
            GroupProvisioning provisioning,
            Caller caller,
            AttributeSelection selection,
            ScimExchange exchange) {
        boolean withGroups = !shown.isEmpty() && selection.shows(caller.types().user(), GROUPS);
        return new UserDocuments(
                caller.types().user(),
                withGroups
                        ? provisioning.groupsOf(
                                caller, shown.stream().map(User::id).toList())
                        : Map.of(),
                exchange);
    }

    /** A user who is in no group yet. */
    static ResourceDocument ofNew(User user, Caller caller) {
        return document(caller.types().user(), user, Map.of());
    }

    public ResourceDocument document(User user) {
        List<Map<String, Object>> shown = groups.getOrDefault(user.id(), List.of()).stream()
                .map(this::group)
                .toList();
        return document(type, user, shown.isEmpty() ? Map.of() : Map.of(GROUPS, shown));
    }

    private static ResourceDocument document(ResourceType type, User user, Map<String, Object> rows) {
        return new ResourceDocument(
                type,
                user.id().toString(),
                user.version(),
                user.attributes(),
                rows,
                user.created(),
                user.lastModified());
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
