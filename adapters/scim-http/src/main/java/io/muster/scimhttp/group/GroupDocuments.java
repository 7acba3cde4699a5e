package io.muster.scimhttp.group;

import io.muster.application.Caller;
import io.muster.application.group.GroupProvisioning;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.AttributeSelection;
import io.muster.scimhttp.message.EntityTag;
import io.muster.scimhttp.message.ResourceDocument;
import java.util.List;
import java.util.Map;

/** Groups on their way out; members are looked up, the first of all groups at once, only where the answer shows them. */
public final class GroupDocuments {
    /** Members that are looked up for all groups at once; what a group has beyond is read page by page. */
    private static final int FIRST = 100;

    private final GroupProvisioning groups;
    private final Caller caller;
    private final ScimExchange exchange;
    private final Map<GroupId, List<GroupMember>> members;
    private final int known;

    /** @param known of how many members at the most there are all; beyond, there may be more */
    private GroupDocuments(
            GroupProvisioning groups,
            Caller caller,
            ScimExchange exchange,
            Map<GroupId, List<GroupMember>> members,
            int known) {
        this.known = known;
        this.groups = groups;
        this.caller = caller;
        this.exchange = exchange;
        this.members = members;
    }

    public static GroupDocuments of(
            List<Group> shown,
            GroupProvisioning groups,
            Caller caller,
            AttributeSelection selection,
            ScimExchange exchange) {
        boolean withMembers = !shown.isEmpty() && selection.shows(caller.types().group(), Group.MEMBERS);
        Map<GroupId, List<GroupMember>> members = withMembers
                ? groups.members(caller, shown.stream().map(Group::id).toList(), FIRST + 1)
                : Map.of();
        return new GroupDocuments(groups, caller, exchange, members, FIRST);
    }

    /** Of one group, whose members are known. */
    static GroupDocuments of(
            Group group, List<GroupMember> members, GroupProvisioning groups, Caller caller, ScimExchange exchange) {
        return new GroupDocuments(groups, caller, exchange, Map.of(group.id(), members), members.size());
    }

    private boolean hasMany(Group group) {
        return members.getOrDefault(group.id(), List.of()).size() > known;
    }

    /** A member that is deleted, or whose name changes, changes no version of the group; only members that are shown are in the tag. */
    private String tag(Group group, List<GroupMember> shown) {
        return hasMany(group)
                ? EntityTag.untold(group.version())
                : EntityTag.of(
                        group.version(),
                        shown.stream()
                                .map(member -> member.id() + " " + member.display())
                                .toList());
    }

    public ResourceDocument document(Group group) {
        List<GroupMember> first = members.getOrDefault(group.id(), List.of());
        Map<String, Object> rows = first.isEmpty()
                ? Map.of()
                : Map.of(Group.MEMBERS, new MemberStream(groups, caller, group.id(), first, !hasMany(group), exchange));
        return new ResourceDocument(
                caller.types().group(),
                group.id().toString(),
                tag(group, first),
                group.attributes(),
                rows,
                group.created(),
                group.lastModified());
    }
}
