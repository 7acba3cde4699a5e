package io.muster.domain.notice;

/** What a notice tells beside its words; each has its label in every language. */
public enum Fact {
    /** The name of the connection. */
    CONNECTION,
    /** What the IdP was answered, as it was answered. */
    ANSWER,
    /** By which the failure is found in the activity list. */
    REFERENCE,
    TIMES,
    /** An instant as ISO 8601 has it. */
    FIRST,
    /** An instant as ISO 8601 has it. */
    LAST,
    /** A duration as ISO 8601 has it. */
    USUAL_PERIOD,
    /** The last characters and the description of a token. */
    TOKEN,
    /** An instant as ISO 8601 has it. */
    EXPIRES,
    DAYS_LEFT,
    JOB,
    JOB_KIND,
    STATE,
    DONE,
    TOTAL,
    SKIPPED,
    PROBLEM,
    /** How many lost their access, and were taken out of groups. */
    DEACTIVATED,
    DELETED,
    REMOVED_FROM_GROUPS
}
