package io.muster.domain.group;

import io.muster.domain.Refusal;
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

    /**
     * Another value for the members who meet the filter, which no member takes; whether there are any decides how it is refused.
     *
     * @param path as it was written
     */
    record ChangeMatching(Filter filter, String path) implements MemberChange {
        /** NO_TARGET where no member meets the filter (RFC 7644 §3.5.2.3), else MUTABILITY. */
        public Refusal refusal(boolean anyMeets) {
            return anyMeets
                    ? Refusal.mutability(path, "names members, which do not change; remove them and add others")
                    : Refusal.noTarget("No member of the group meets the filter in the path.");
        }
    }

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
