package io.muster.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Groups as OneLogin puts them: it reads them all and adds one member with each request. What it sends for a removal, a new name
 * and a second page is not known; here it is what RFC 7644 has for it.
 */
final class OneLoginGroups implements GroupCalls {
    private final ScimClient client;

    OneLoginGroups(ScimClient client) {
        this.client = client;
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    int count() {
        return all().size();
    }

    /** The id of each name. */
    private Map<String, String> all() {
        Map<String, String> ids = new HashMap<>();
        int total = -1;
        for (int read = 0; read != total; ) {
            Answer page = client.get(read == 0 ? "/Groups" : "/Groups?startIndex=" + (read + 1) + "&")
                    .expect(200);
            JsonNode groups = page.body().path("Resources");
            JsonNode all = page.body().path("totalResults");
            if (!all.isInt() || (groups.isEmpty() && read != all.intValue())) {
                throw new StepFailed("expected groups up to totalResults " + all + ", got " + (read + groups.size()));
            }
            for (JsonNode group : groups) {
                ids.put(group.path("displayName").asText(), group.path("id").asText());
            }
            read += groups.size();
            total = all.intValue();
        }
        return ids;
    }

    @Override
    public Answer create(String name) {
        return client.send("POST", "/Groups", Map.of("schemas", List.of(Messages.GROUP), "displayName", name))
                .expect(201)
                .expect("/displayName", name);
    }

    @Override
    public void add(Group group, List<Member> members) {
        for (Member member : members) {
            patch(group, Messages.operation("add", "members", List.of(Map.of("value", member.id()))));
        }
    }

    @Override
    public void remove(Group group, List<Member> members) {
        members.forEach(member -> patch(group, Messages.removeMember(member.id())));
    }

    @Override
    public void repeat(Group group, List<Member> members) {
        add(group, members);
    }

    @Override
    public void rename(Group group, String name) {
        patch(group, Messages.operation("replace", "displayName", name));
    }

    @Override
    public void delete(Group group) {
        client.send("DELETE", group.path(), null).expect(204, 200);
    }

    private void patch(Group group, Object operation) {
        client.send("PATCH", group.path(), Messages.patch(operation)).expectPatched(group.id());
    }
}
