package io.muster.application.group;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.ResourceQuery;
import io.muster.application.SetClock;
import io.muster.domain.Event.What;
import io.muster.domain.Limits;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.Rfc7644;
import io.muster.domain.activity.Trace;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupContent;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.GroupPatch;
import io.muster.domain.group.MemberId;
import io.muster.domain.patch.PatchOp;
import io.muster.domain.patch.PatchOperation;
import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.patch.PatchPath;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupProvisioningServiceTest {
    private final Caller acme =
            Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin()).through(connectionOf(ACME));
    private final Caller globex =
            Caller.of(GLOBEX, ResourceTypes.STANDARD, "token 2", Trace.begin()).through(connectionOf(GLOBEX));
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final GroupProvisioning groups = memory.groupProvisioning(clock);

    @Test
    void aCreatedGroupHasItsMembersAndIsAnnounced() {
        MemberId babs = member("bjensen");
        Group group = groups.create(acme, content("Tour Guides", babs));
        assertThat(groups.get(acme, group.id())).isEqualTo(group);
        assertThat(groups.members(acme, List.of(group.id()), 9))
                .isEqualTo(Map.of(group.id(), List.of(new GroupMember(babs, GroupMember.Kind.USER, "bjensen"))));
        assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.UPDATED);
    }

    @Test
    void aGroupWithAnUnknownMemberIsNotMade() {
        GroupContent content =
                content("Tour Guides", new MemberId(UserId.next(clock.instant()).value()));
        assertThat(refusalOf(() -> groups.create(acme, content))).isEqualTo(Reason.INVALID_VALUE);
        assertThat(groups.query(acme, new ResourceQuery(Optional.empty(), 1, 9)).items())
                .isEmpty();
        assertThat(memory.outbox.events()).isEmpty();
    }

    @Test
    void aPatchChangesAttributesAndMembersInOneVersion() {
        MemberId ann = member("ann");
        MemberId ben = member("ben");
        Group group = groups.create(acme, content("Tour Guides", ann));
        Group after = groups.patch(
                acme,
                group.id(),
                Precondition.NONE,
                patch(
                        operation(PatchOp.REPLACE, "displayName", "Guides"),
                        operation(PatchOp.ADD, "members", List.of(Map.of("value", ben.toString()))),
                        operation(PatchOp.REMOVE, "members[value eq \"" + ann + "\"]", null)));
        assertThat(after.displayName()).isEqualTo("Guides");
        assertThat(after.version()).isEqualTo(2);
        assertThat(membersOf(group)).containsExactly(ben);
    }

    @Test
    @Rfc7644("3.5.2.1-05")
    void whatChangesNothingLeavesNoVersionAndNoEvent() {
        MemberId ann = member("ann");
        Group group = groups.create(acme, content("Tour Guides", ann));
        int before = memory.outbox.events().size();
        GroupPatch nothing = patch(
                operation(PatchOp.ADD, "members", List.of(Map.of("value", ann.toString()))),
                operation(PatchOp.REMOVE, "members[value eq \"" + member("ben") + "\"]", null),
                operation(PatchOp.REPLACE, "displayName", "Tour Guides"));
        assertThat(groups.patch(acme, group.id(), Precondition.NONE, nothing)).isEqualTo(group);
        assertThat(groups.replace(acme, group.id(), Precondition.NONE, content("Tour Guides", ann)))
                .isEqualTo(group);
        assertThat(memory.outbox.events()).hasSize(before);
    }

    @Test
    void aReplacementClearsTheMembersItLeavesOut() {
        Group group = groups.create(acme, content("Tour Guides", member("ann")));
        groups.replace(acme, group.id(), Precondition.NONE, content("Tour Guides"));
        assertThat(membersOf(group)).isEmpty();
    }

    @Test
    @Rfc7644({"3.5.2-11", "3.5.2-12"})
    void nothingIsDoneWhereOneOperationIsRefused() {
        Group group = groups.create(acme, content("Tour Guides"));
        GroupPatch half = patch(
                operation(
                        PatchOp.ADD,
                        "members",
                        List.of(Map.of("value", member("ann").toString()))),
                operation(
                        PatchOp.ADD,
                        "members",
                        List.of(Map.of("value", UserId.next(clock.instant()).toString()))));
        assertThat(refusalOf(() -> groups.patch(acme, group.id(), Precondition.NONE, half)))
                .isEqualTo(Reason.INVALID_VALUE);
        assertThat(membersOf(group)).isEmpty();
    }

    @Test
    void aDeletedGroupIsUnknownAndAnnounced() {
        Group group = groups.create(acme, content("Tour Guides"));
        assertThat(refusalOf(() -> groups.delete(globex, group.id(), Precondition.NONE)))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> groups.delete(acme, group.id(), new Precondition(Set.of(9L)))))
                .isEqualTo(Reason.STALE_VERSION);
        groups.delete(acme, group.id(), Precondition.NONE);
        assertThat(refusalOf(() -> groups.get(acme, group.id()))).isEqualTo(Reason.NOT_FOUND);
        assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.DELETED);
    }

    private MemberId member(String userName) {
        User user = aUser().named(userName).build();
        memory.users.insert(ACME.id(), user);
        return new MemberId(user.id().value());
    }

    private List<MemberId> membersOf(Group group) {
        return groups.members(acme, List.of(group.id()), 9).getOrDefault(group.id(), List.of()).stream()
                .map(GroupMember::id)
                .toList();
    }

    private static GroupContent content(String displayName, MemberId... members) {
        return new GroupContent(ComplexValue.ofPlain(Map.of("displayName", displayName)), Set.of(members));
    }

    private static GroupPatch patch(PatchOperation... operations) {
        return GroupPatch.of(new PatchRequest(Schemas.GROUP, List.of(operations)));
    }

    private static PatchOperation operation(PatchOp op, String path, @Nullable Object value) {
        return new PatchOperation(
                op, Optional.of(PatchPath.parse(path, Schemas.GROUP, Limits.DEFAULT)), value, MissingElement.REFUSE);
    }
}
