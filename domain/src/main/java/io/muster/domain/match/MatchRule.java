package io.muster.domain.match;

/** What a pushed person is recognised by, in the order in which the rules decide: the first one that meets an account. */
public enum MatchRule {
    EXTERNAL_ID("externalId on this connection"),
    USER_NAME("userName"),
    ALIAS("alias"),
    /** Anywhere among the addresses of an account, or as its user name. */
    EMAIL("e-mail address"),
    /** {@code bob} is {@code bob@example.com} if the domain is verified as the tenant's. */
    MAILBOX_NAME("mailbox name");

    private final String words;

    MatchRule(String words) {
        this.words = words;
    }

    public String inWords() {
        return words;
    }

    /** Whether it is a name by which an account is found, which two accounts never share. */
    public boolean isName() {
        return this == USER_NAME || this == ALIAS;
    }

    /** Whether many may share it within one connection, so that it tells nothing of accounts that the connection has already. */
    boolean isWeak() {
        return this == EMAIL || this == MAILBOX_NAME;
    }
}
