package io.muster.simulator;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups as Entra puts them: looked up without members, created without members, both ways by value. */
final class EntraGroups implements GroupCalls {
    /** Belongs to no attribute; Entra sends it all the same. */
    private static final String MICROSOFT_GROUP =
            "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";

    private final ScimClient client;

    EntraGroups(ScimClient client) {
        this.client = client;
    }

    @Override
    public Optional<String> find(String name) {
        Answer answer = client.get("/Groups?excludedAttributes=members&" + Messages.filter("displayName", name));
        refuseMembers(answer, "/Resources/0/members");
        Optional<String> id = answer.idOfOnlyMatch();
        id.ifPresent(found -> refuseMembers(
                client.get("/Groups/" + found + "?excludedAttributes=members")
                        .expect(200)
                        .expect("/displayName", answer.text("/Resources/0/displayName")),
                "/members"));
        return id;
    }

    private static void refuseMembers(Answer answer, String pointer) {
        if (!answer.body().at(pointer).isMissingNode()) {
            throw new StepFailed("expected no members, as they were excluded");
        }
    }

    @Override
    public Answer create(String name) {
        String externalId =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return client.send(
                        "POST",
                        "/Groups",
                        Map.of(
                                "schemas",
                                List.of(Messages.GROUP, MICROSOFT_GROUP),
                                "externalId",
                                externalId,
                                "displayName",
                                name,
                                "meta",
                                Map.of("resourceType", "Group")))
                .expect(201)
                .expect("/displayName", name)
                .expect("/externalId", externalId)
                .expect("/meta/resourceType", "Group");
    }

    @Override
    public void add(Group group, List<Member> members) {
        patch(group, Messages.operation("Add", "members", references(members)));
        for (Member member : members) {
            client.get("/Groups?filter=id+eq+%22" + group.id() + "%22+and+members+eq+%22" + member.id()
                            + "%22&attributes=id")
                    .expectTotal(1)
                    .expect("/Resources/0/id", group.id());
        }
    }

    @Override
    public void remove(Group group, List<Member> members) {
        patch(group, Messages.operation("Remove", "members", references(members)));
    }

    /** One request each, as Entra does after a removal. */
    @Override
    public void repeat(Group group, List<Member> members) {
        members.forEach(member -> patch(group, Messages.operation("Add", "members", references(List.of(member)))));
    }

    @Override
    public void rename(Group group, String name) {
        patch(group, Messages.operation("Replace", "displayName", name));
    }

    @Override
    public void delete(Group group) {
        client.send("DELETE", group.path(), null).expect(204);
    }

    private void patch(Group group, Object operation) {
        client.send("PATCH", group.path(), Messages.patch(operation)).expectPatched(group.id());
    }

    private static List<Map<String, @Nullable Object>> references(List<Member> members) {
        return members.stream().map(EntraGroups::reference).toList();
    }

    private static Map<String, @Nullable Object> reference(Member member) {
        Map<String, @Nullable Object> reference = new HashMap<>();
        reference.put("$ref", null);
        reference.put("value", member.id());
        return reference;
    }
}
