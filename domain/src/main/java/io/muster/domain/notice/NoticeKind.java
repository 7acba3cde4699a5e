package io.muster.domain.notice;

/** What the admins of a tenant are told of. */
public enum NoticeKind {
    /** The first failure of a cause. */
    FAILURE,
    /** What has failed of that cause since they were told last. */
    FAILURE_DIGEST,
    /** Nothing has failed of that cause for a while, and requests succeed. */
    RECOVERY,
    /** An IdP has been silent for longer than it uses to be. */
    SILENCE,
    HEARD_AGAIN,
    TOKEN_EXPIRES_SOON,
    /** The token that another has replaced is still in use. */
    OLD_TOKEN_IN_USE,
    JOB_STARTED,
    /** A job that takes long is under way. */
    JOB_PROGRESS,
    /** A job is finished, failed, paused, cancelled or undone. */
    JOB_ENDED,
    SCIM_ADMINISTRATOR_LOST,
    /** Many people have lost their access within a short time. */
    MASS_CHANGE,
    /** To the person: an IdP has changed the address of an account that it has not made. */
    ADDRESS_CHANGED,
    TEST
}
