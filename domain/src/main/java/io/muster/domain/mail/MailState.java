package io.muster.domain.mail;

/** Where a mail stands. */
public enum MailState {
    /** It is to be sent, at once or after a while. */
    QUEUED,
    /** A mail server has taken it. */
    SENT,
    /** It is not tried any more unless somebody puts it back. */
    DEAD
}
