package io.muster.domain.link;

import io.muster.domain.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Two accounts that may be one person.
 *
 * @param reasons why, at least one
 */
public record Duplicate(UserId one, UserId other, Set<Reason> reasons) {
    /** Why, with how likely that makes it, in percent. */
    public enum Reason {
        /** An e-mail address or user name of the one is an address or user name of the other. */
        SAME_ADDRESS(90),
        /** The one was known by a name or address that the other has. */
        ALIAS(85),
        /** An IdP gives the same externalId to both, through two connections or one after the other. */
        MOVED_EXTERNAL_ID(80),
        /** The same name before the @, given name and family name. */
        SAME_MAILBOX_AND_NAME(70);

        private final int score;

        Reason(int score) {
            this.score = score;
        }
    }

    public Duplicate {
        reasons = Set.copyOf(reasons);
    }

    /** In percent: the strongest reason, and a little for each that comes to it. */
    public int score() {
        int strongest = reasons.stream().mapToInt(reason -> reason.score).max().orElse(0);
        return Math.min(99, strongest + 3 * (reasons.size() - 1));
    }

    /** In the order of strength. */
    public List<Reason> sortedReasons() {
        return reasons.stream().sorted(Comparator.naturalOrder()).toList();
    }
}
