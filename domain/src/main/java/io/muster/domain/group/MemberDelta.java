package io.muster.domain.group;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who came and who went. */
public record MemberDelta(List<MemberId> added, List<MemberId> removed) {
    public static final MemberDelta NONE = new MemberDelta(List.of(), List.of());

    public MemberDelta {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** Whoever came or went. */
    public List<MemberId> all() {
        return Stream.concat(added.stream(), removed.stream()).distinct().toList();
    }

    public MemberDelta and(MemberDelta later) {
        List<MemberId> allAdded = new ArrayList<>(added);
        allAdded.addAll(later.added);
        List<MemberId> allRemoved = new ArrayList<>(removed);
        allRemoved.addAll(later.removed);
        return new MemberDelta(allAdded, allRemoved);
    }
}
