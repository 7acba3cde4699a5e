package io.muster.scimhttp.group;

import io.muster.application.Caller;
import io.muster.application.group.GroupProvisioning;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schemas;
import io.muster.scimhttp.auth.ScimExchange;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The members of a group as an answer shows them, looked up while it is written: never more than a page of them is in memory. */
final class MemberStream implements Iterable<Map<String, Object>> {
    private static final int PAGE = 1000;

    private final GroupProvisioning groups;
    private final Caller caller;
    private final GroupId group;
    private final List<GroupMember> first;
    private final boolean isWhole;
    private final ScimExchange exchange;

    /** @param isWhole whether the first are all there are */
    MemberStream(
            GroupProvisioning groups,
            Caller caller,
            GroupId group,
            List<GroupMember> first,
            boolean isWhole,
            ScimExchange exchange) {
        this.groups = groups;
        this.caller = caller;
        this.group = group;
        this.first = first;
        this.isWhole = isWhole;
        this.exchange = exchange;
    }

    @Override
    public Iterator<Map<String, Object>> iterator() {
        return new Iterator<>() {
            private List<GroupMember> page = first;
            private boolean isLast = isWhole;
            private int next;

            @Override
            public boolean hasNext() {
                if (next == page.size() && !isLast) {
                    page = groups.membersAfter(caller, group, page.get(next - 1).id(), PAGE);
                    isLast = page.size() < PAGE;
                    next = 0;
                }
                return next < page.size();
            }

            @Override
            public Map<String, Object> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return document(page.get(next++));
            }
        };
    }

    private Map<String, Object> document(GroupMember member) {
        ResourceType type = member.kind() == GroupMember.Kind.USER ? Schemas.USER : Schemas.GROUP;
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("value", member.id().toString());
        document.put("$ref", exchange.location(type.endpoint(), member.id().toString()));
        document.put("type", type.name());
        document.put("display", member.display());
        return document;
    }
}
