package io.muster.domain.group;

import io.muster.domain.filter.Filter;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** A change of who belongs to a group, by those it names; nobody else is looked at. */
public sealed interface MemberChange {
    /** They belong to it from now on; who does already, still does. */
    record Add(Set<MemberId> members) implements MemberChange {
        public Add {
            members = ordered(members);
        }
    }

    /** They belong to it no more; who did not, still does not. */
    record Remove(Set<MemberId> members) implements MemberChange {
        public Remove {
            members = ordered(members);
        }
    }

    /** Those who meet the filter on {@code value}, {@code type} and {@code display} belong to it no more. */
    record RemoveMatching(Filter filter) implements MemberChange {}

    /** They and nobody else belong to it; the difference is what is written. */
    record Replace(Set<MemberId> members) implements MemberChange {
        public Replace {
            members = ordered(members);
        }
    }

    private static Set<MemberId> ordered(Set<MemberId> members) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }
}
