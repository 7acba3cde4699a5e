package io.muster.domain.group;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupMemberTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    @Test
    void aMemberNamedTwiceIsOne() {
        UserId barbara = UserId.next(NOW);
        assertThat(GroupMember.idsIn(members(barbara.toString(), barbara.toString())))
                .containsExactly(barbara);
    }

    @Test
    void aGroupMayBeEmpty() {
        assertThat(GroupMember.idsIn(ComplexValue.EMPTY)).isEmpty();
    }

    @Test
    void whatIsNoIdIsRefused() {
        assertThat(refusalOf(() -> GroupMember.idsIn(members("bjensen")))).isEqualTo(Refusal.Reason.INVALID_VALUE);
    }

    @Test
    void membersAreNeverPartOfTheGroup() {
        Group group = Group.provisioned(
                GroupId.next(NOW),
                ComplexValue.ofPlain(Map.of("displayName", "Judges", "members", List.of(Map.of("value", "x")))),
                NOW);
        assertThat(group.attributes().toPlain()).isEqualTo(Map.of("displayName", "Judges"));
    }

    private static ComplexValue members(String... ids) {
        List<Map<String, String>> members =
                Arrays.stream(ids).map(id -> Map.of("value", id)).toList();
        return ComplexValue.ofPlain(Map.of("members", members));
    }
}
