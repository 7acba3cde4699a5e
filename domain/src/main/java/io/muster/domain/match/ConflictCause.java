package io.muster.domain.match;

import io.muster.domain.Refusal;
import java.util.Locale;

/** Why a pushed person is neither linked to an existing account nor given a second one. */
public enum ConflictCause {
    OTHER_CONNECTION(
            "An account with this %s is linked to another connection of this tenant.",
            "link that account to this connection"),
    PROTECTED(
            "An account with this %s is protected or an administrator's, so it is not linked automatically.",
            "link that account"),
    UNVERIFIED_DOMAIN(
            "An account with this %s exists, and the domain is not verified for this tenant.",
            "link that account or verify the domain"),
    AMBIGUOUS("More than one account has this %s.", "link the right one");

    private static final String OTHER_ACCOUNT = "Another account of this tenant has this %s.";

    private final String problem;
    private final String remedy;

    ConflictCause(String problem, String remedy) {
        this.problem = problem;
        this.remedy = remedy;
    }

    /** Such as {@code other connection}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Names the rule and the way out, and nothing of the account. */
    public Refusal refusal(MatchRule rule) {
        return Refusal.conflict(problem(rule) + " Ask your vendor to " + remedy
                + (rule.isName()
                        ? ", or push this person under another userName."
                        : ", or to confirm that they are two people."));
    }

    /** The refusal of a change that gives a user the name or an address of another account. */
    public static Refusal refusalOfRenaming(MatchRule rule) {
        return Refusal.conflict(String.format(OTHER_ACCOUNT, rule.inWords())
                + " Ask your vendor to merge the two accounts"
                + (rule.isName()
                        ? ", or choose another userName."
                        : " or to confirm that they are two people, or choose another address."));
    }

    /** What is wrong, without the way out. */
    public String problem(MatchRule rule) {
        return String.format(isOfSeveral(rule) || this != AMBIGUOUS ? problem : OTHER_ACCOUNT, rule.inWords());
    }

    /** Whether several accounts were met; a name has one owner, who may be another than the account that would come back. */
    public boolean isOfSeveral(MatchRule rule) {
        return this == AMBIGUOUS && !rule.isName();
    }
}
