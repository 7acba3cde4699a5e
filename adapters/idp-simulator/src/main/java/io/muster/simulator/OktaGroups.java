package io.muster.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Push Groups: the name before every change of members, removal by filter, and the whole list at a full push. */
final class OktaGroups implements GroupCalls {
    private final ScimClient client;

    OktaGroups(ScimClient client) {
        this.client = client;
    }

    @Override
    public Optional<String> find(String name) {
        String filter = Messages.filter("displayName", name).replace("+", "%20");
        return client.get("/Groups?" + filter + "&startIndex=1&count=100").idOfOnlyMatch();
    }

    @Override
    public Answer create(String name) {
        return client.send(
                        "POST",
                        "/Groups",
                        Map.of("schemas", List.of(Messages.GROUP), "displayName", name, "members", List.of()))
                .expect(201)
                .expect("/displayName", name)
                .expectElement("/schemas", Messages.GROUP)
                .expect("/meta/resourceType", "Group");
    }

    @Override
    public void add(Group group, List<Member> members) {
        rename(group, group.name());
        patch(group, Messages.operation("add", "members", references(members)));
    }

    @Override
    public void remove(Group group, List<Member> members) {
        rename(group, group.name());
        patch(
                group,
                members.stream()
                        .map(member -> Messages.removeMember(member.id()))
                        .toArray());
    }

    @Override
    public void repeat(Group group, List<Member> members) {
        rename(group, group.name());
        patch(group, Messages.operation("replace", "members", references(members)));
    }

    @Override
    public void rename(Group group, String name) {
        patch(group, Map.of("op", "replace", "value", Map.of("id", group.id(), "displayName", name)));
    }

    @Override
    public void delete(Group group) {
        client.send("DELETE", group.path(), null).expect(204);
    }

    private void patch(Group group, Object... operations) {
        client.send("PATCH", group.path(), Messages.patch(operations)).expectPatched(group.id());
    }

    private static List<Map<String, Object>> references(List<Member> members) {
        return members.stream()
                .map(member -> Map.<String, Object>of("value", member.id(), "display", member.userName()))
                .toList();
    }
}
