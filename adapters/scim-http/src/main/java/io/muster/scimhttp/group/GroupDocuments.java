package io.muster.scimhttp.group;

import io.muster.application.Caller;
import io.muster.application.group.GroupProvisioning;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.Schemas;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.AttributeSelection;
import io.muster.scimhttp.message.ResourceDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups on their way out; members are looked up, for all groups at once, only where the answer shows them. */
record GroupDocuments(Map<GroupId, List<GroupMember>> members, ScimExchange exchange) {
    static GroupDocuments of(
            List<Group> groups,
            GroupProvisioning provisioning,
            Caller caller,
            AttributeSelection selection,
            ScimExchange exchange) {
        boolean shown = !groups.isEmpty() && selection.shows(Schemas.GROUP, Group.MEMBERS);
        return new GroupDocuments(
                shown
                        ? provisioning.members(
                                caller, groups.stream().map(Group::id).toList())
                        : Map.of(),
                exchange);
    }

    ResourceDocument document(Group group) {
        List<AttributeValue> values = members.getOrDefault(group.id(), List.of()).stream()
                .map(this::member)
                .toList();
        ComplexValue attributes =
                values.isEmpty() ? group.attributes() : group.attributes().with(Group.MEMBERS, new MultiValue(values));
        return new ResourceDocument(
                Schemas.GROUP,
                group.id().toString(),
                group.version(),
                attributes,
                group.created(),
                group.lastModified());
    }

    private AttributeValue member(GroupMember member) {
        String id = member.user().toString();
        Map<String, AttributeValue> value = new LinkedHashMap<>();
        value.put("value", new SimpleValue(id));
        value.put("$ref", new SimpleValue(exchange.location(Schemas.USER.endpoint(), id)));
        value.put("type", new SimpleValue(Schemas.USER.name()));
        value.put("display", new SimpleValue(member.display()));
        return new ComplexValue(value);
    }
}
