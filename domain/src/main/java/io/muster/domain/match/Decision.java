package io.muster.domain.match;

import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator has decided about a held conflict; the next push of the person does it.
 *
 * @param account that the person has, or that is somebody else's
 * @param by who decided, such as {@code operator ann}
 */
public record Decision(How how, UserId account, String by, Instant at) {
    /** A decision ends unless the person is pushed within this time, because the user name may be another person's by then. */
    public static final Duration VALID = Duration.ofDays(30);

    /** Whether the account is the pushed person's. */
    public enum How {
        LINK,
        TWO_PEOPLE;

        /** Such as {@code two-people}. */
        public String publicName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Instant endsAt() {
        return at.plus(VALID);
    }

    public boolean isValidAt(Instant now) {
        return now.isBefore(endsAt());
    }

    public String inWords() {
        return switch (how) {
            case LINK -> "the account is linked to the connection";
            case TWO_PEOPLE -> "these are two people, and a second account is created";
        };
    }

    /**
     * The outcome of a push that met a conflict, or that would restore a deleted account. Unchanged if the decision is about another account
     * than the push meets now, and if another account has the user name.
     *
     * @param candidates all accounts that meet a rule
     * @param linkable the account, unless it is gone or linked to the connection already
     */
    public MatchOutcome appliedTo(MatchOutcome undecided, List<Candidate> candidates, Optional<User> linkable) {
        if (hasOtherOwner(candidates)) {
            return undecided;
        }
        return switch (how) {
            case LINK ->
                linkable.<MatchOutcome>map(user -> new MatchOutcome.Adopt(user, ruleThatMet(candidates)))
                        .orElse(undecided);
            case TWO_PEOPLE ->
                undecided instanceof MatchOutcome.Conflict conflict && meets(candidates, conflict.rule())
                        ? new MatchOutcome.Create(Optional.of(account))
                        : undecided;
        };
    }

    /** Whether an account that the person does not get has the user name. */
    private boolean hasOtherOwner(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.rule().isName() && !candidate.deleted())
                .anyMatch(candidate -> how == How.TWO_PEOPLE || !isOf(candidate));
    }

    private boolean meets(List<Candidate> candidates, MatchRule rule) {
        return candidates.stream().anyMatch(candidate -> candidate.rule() == rule && isOf(candidate));
    }

    private MatchRule ruleThatMet(List<Candidate> candidates) {
        return candidates.stream()
                .filter(this::isOf)
                .map(Candidate::rule)
                .min(Comparator.naturalOrder())
                .orElse(MatchRule.USER_NAME);
    }

    private boolean isOf(Candidate candidate) {
        return candidate.user().id().equals(account);
    }
}
