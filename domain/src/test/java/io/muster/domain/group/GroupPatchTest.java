package io.muster.domain.group;

import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.Rfc7644;
import io.muster.domain.patch.PatchOp;
import io.muster.domain.patch.PatchOperation;
import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.patch.PatchPath;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.schema.Schemas;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupPatchTest {
    private static final MemberId ANN = MemberId.parse("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final MemberId BEN = MemberId.parse("01890a5d-ac96-774b-bcce-b302099a8058");

    @Test
    void membersMayStandUnderTheCoreUrn() {
        String id = "0198c6a0-0000-7000-8000-000000000001";
        Map<String, ?> core = Map.of("displayName", "team", "members", List.of(Map.of("value", id)));
        GroupContent content = GroupContent.read(Schemas.GROUP, Limits.DEFAULT, Map.of(Schemas.GROUP_URN, core));
        assertThat(content.members()).extracting(MemberId::toString).containsExactly(id);
    }

    @Test
    void membersAreAddedReplacedAndRemoved() {
        assertThat(members(operation(PatchOp.ADD, "members", named(ANN))))
                .containsExactly(new MemberChange.Add(Set.of(ANN)));
        assertThat(members(operation(PatchOp.REPLACE, "members", named(ANN, BEN))))
                .containsExactly(new MemberChange.Replace(Set.of(ANN, BEN)));
        assertThat(members(operation(PatchOp.REMOVE, "members", null)))
                .containsExactly(new MemberChange.Replace(Set.of()));
        assertThat(members(operation(PatchOp.REMOVE, "members[value eq \"" + ANN + "\"]", null)))
                .containsExactly(new MemberChange.Remove(Set.of(ANN)));
        assertThat(members(operation(PatchOp.REMOVE, "members[display sw \"A\"]", null)))
                .hasOnlyElementsOfType(MemberChange.RemoveMatching.class);
    }

    @Test
    void neighboursOfOneKindAreOneChange() {
        assertThat(members(
                        operation(PatchOp.ADD, "members", named(ANN)),
                        operation(PatchOp.ADD, "members", named(BEN)),
                        operation(PatchOp.REMOVE, "members[value eq \"" + ANN + "\"]", null),
                        operation(PatchOp.ADD, "members", named(ANN))))
                .containsExactly(
                        new MemberChange.Add(Set.of(ANN, BEN)),
                        new MemberChange.Remove(Set.of(ANN)),
                        new MemberChange.Add(Set.of(ANN)));
    }

    @Test
    void manyNeighboursAreJoinedInOneGo() {
        PatchOperation[] operations = IntStream.range(0, 50_000)
                .mapToObj(i -> String.format("01890a5d-ac96-774b-bcce-%012x", i))
                .map(id -> operation(PatchOp.REMOVE, "members[value eq \"" + id + "\"]", null))
                .toArray(PatchOperation[]::new);
        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(members(operations))
                        .singleElement()
                        .extracting(change ->
                                ((MemberChange.Remove) change).members().size())
                        .isEqualTo(50_000));
    }

    @Test
    void moreChangesThanAreTakenAreRefused() {
        PatchOperation[] operations = IntStream.rangeClosed(0, Limits.DEFAULT.patchOperations())
                .mapToObj(i -> operation(PatchOp.REMOVE, "members[display eq \"" + i + "\"]", null))
                .toArray(PatchOperation[]::new);
        assertThat(refusalOf(() -> members(operations))).isEqualTo(Refusal.Reason.TOO_LARGE);
    }

    @Test
    void anObjectWithoutAPathIsParted() {
        GroupPatch patch =
                patch(operation(PatchOp.REPLACE, null, Map.of("displayName", "Guides", "Members", named(ANN))));
        assertThat(patch.members()).containsExactly(new MemberChange.Replace(Set.of(ANN)));
        assertThat(patch.attributes().operations().get(0).value()).isEqualTo(Map.of("displayName", "Guides"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"members[value eq \"x\"]", "members[value eq \"x\"].value"})
    void anotherValueForMembersIsJudgedByWhetherThereAreAny(String path) {
        assertThat(members(operation(PatchOp.REPLACE, path, Map.of("value", "y"))))
                .hasOnlyElementsOfType(MemberChange.ChangeMatching.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"members.value", "members.display", "members[value eq \"x\"].display"})
    @Rfc7644("3.5.2-07")
    void whatBelongsToAMemberDoesNotChange(String path) {
        assertThat(refusalOf(() -> patch(operation(PatchOp.REPLACE, path, "x"))))
                .isEqualTo(Refusal.Reason.MUTABILITY);
    }

    @Test
    void whatIsNoMemberIsRefusedByTheIndexOfItsOperation() {
        Refusal refusal = refusal(() -> patch(
                operation(PatchOp.ADD, "members", named(ANN)),
                operation(PatchOp.ADD, "members", List.of(Map.of("value", "bjensen")))));
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID_VALUE);
        assertThat(refusal).hasMessageStartingWith("Operations[1]: ").hasMessageContaining("bjensen");
    }

    private static List<Map<String, String>> named(MemberId... members) {
        return Arrays.stream(members)
                .map(member -> Map.of("value", member.toString()))
                .toList();
    }

    private static List<MemberChange> members(PatchOperation... operations) {
        return patch(operations).members();
    }

    private static GroupPatch patch(PatchOperation... operations) {
        return GroupPatch.of(new PatchRequest(Schemas.GROUP, List.of(operations)));
    }

    private static PatchOperation operation(PatchOp op, @Nullable String path, @Nullable Object value) {
        return new PatchOperation(
                op,
                Optional.ofNullable(path).map(text -> PatchPath.parse(text, Schemas.GROUP, Limits.DEFAULT)),
                value,
                MissingElement.REFUSE);
    }
}
