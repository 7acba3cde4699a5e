package io.muster.domain.group;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a change of members has come to.
 *
 * @param skipped users and groups that were to be added and are deleted; the IdP does not know yet
 */
public record MemberDelta(List<MemberId> added, List<MemberId> removed, List<MemberId> skipped) {
    public static final MemberDelta NONE = new MemberDelta(List.of(), List.of());

    public MemberDelta {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        skipped = List.copyOf(skipped);
    }

    public MemberDelta(List<MemberId> added, List<MemberId> removed) {
        this(added, removed, List.of());
    }

    /** Whether nobody was added or removed. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** The members that were added or removed. */
    public List<MemberId> all() {
        return Stream.concat(added.stream(), removed.stream()).distinct().toList();
    }

    public MemberDelta and(MemberDelta later) {
        return new MemberDelta(
                joined(added, later.added), joined(removed, later.removed), joined(skipped, later.skipped));
    }

    private static List<MemberId> joined(List<MemberId> first, List<MemberId> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
