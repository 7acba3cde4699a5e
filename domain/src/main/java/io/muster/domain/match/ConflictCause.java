package io.muster.domain.match;

import io.muster.domain.Refusal;
import java.util.Locale;

/** Why a pushed person is neither linked to an account that is there nor made a second one; each with the way out. */
public enum ConflictCause {
    OTHER_NAME("An account of this connection has this %s under another userName."
            + " Push the change to that account, or have its IdP link cleared (link-clear)."),
    OTHER_CONNECTION("An account with this %s is linked to another connection of this tenant."
            + " Have its link moved (link-move) or cleared (link-clear), then push again."),
    PROTECTED("An account with this %s is protected or an administrator's, so no identity provider is linked to it."
            + " Take the person out of the assignment, or have that account renamed."),
    UNVERIFIED_DOMAIN("An account with this %s exists, and the domain is not verified for this tenant."
            + " Have the domain verified (verifiedDomains), or push another address."),
    AMBIGUOUS("More than one account has this %s. Have the duplicates resolved (duplicates-report), then push again.");

    private final String text;

    ConflictCause(String text) {
        this.text = text;
    }

    /** Such as {@code other connection}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Names the rule and the way out, and nothing of the account. */
    public Refusal refusal(MatchRule rule) {
        return Refusal.conflict(String.format(text, rule.inWords()));
    }
}
