package io.muster.domain.activity;

import io.muster.domain.Refusal;

/**
 * Why a request of an IdP failed. The list is closed, so that whatever clients send makes no new cause; each has its text in every
 * language, which says what it is, how to mend it and where in each IdP to look.
 */
public enum Cause {
    TOKEN_EXPIRED(true),
    TOKEN_INACTIVE(true),
    TOKEN_REVOKED(true),
    SCIM_OFF(true),
    INVALID_SYNTAX(true),
    INVALID_FILTER(true),
    INVALID_PATH(true),
    INVALID_CURSOR(false),
    EXPIRED_CURSOR(false),
    INVALID_VALUE(true),
    NO_TARGET(true),
    MUTABILITY(true),
    /** A retried create is refused so, and the look-up that follows finds what it made. */
    UNIQUENESS(false),
    /** The person may be one whose account is there, and people have to decide it. */
    CONFLICT(true),
    /** Of what has been deleted meanwhile, or of a probe. */
    NOT_FOUND(false),
    /** As the set-up of the connection has it; the identity provider asks all the same. */
    GROUPS_OFF(false),
    /** The client reads again and repeats. */
    STALE_VERSION(false),
    TOO_LARGE(true),
    /** The client waits and repeats. */
    TOO_MANY_REQUESTS(false),
    PROTECTED_ACCOUNT(true),
    FORBIDDEN(true),
    NOT_ALLOWED_NOW(true),
    /** Not HTTP or not a request of this protocol, such as another path. */
    UNKNOWN_REQUEST(true),
    METHOD_NOT_ALLOWED(true),
    MEDIA_TYPE(true),
    DATABASE_AWAY(true),
    BUG(true);

    private final boolean told;

    Cause(boolean told) {
        this.told = told;
    }

    /** Whether the tenant's admins learn of it by mail; what a client mends by itself they do not. */
    public boolean isTold() {
        return told;
    }

    /** Whether it is gone as soon as any request of the connection succeeds, and does not concern single people or groups. */
    public boolean endsWithAnySuccess() {
        return switch (this) {
            case TOKEN_EXPIRED, TOKEN_INACTIVE, TOKEN_REVOKED, SCIM_OFF, DATABASE_AWAY -> true;
            default -> false;
        };
    }

    /** Whether the service failed, and not the client. */
    public boolean isOurs() {
        return this == DATABASE_AWAY || this == BUG;
    }

    public static Cause of(Refusal.Reason reason) {
        return switch (reason) {
            case INVALID_SYNTAX -> INVALID_SYNTAX;
            case INVALID_FILTER -> INVALID_FILTER;
            case INVALID_PATH -> INVALID_PATH;
            case INVALID_CURSOR -> INVALID_CURSOR;
            case EXPIRED_CURSOR -> EXPIRED_CURSOR;
            case INVALID_VALUE -> INVALID_VALUE;
            case NO_TARGET -> NO_TARGET;
            case MUTABILITY -> MUTABILITY;
            case UNIQUENESS -> UNIQUENESS;
            case CONFLICT -> CONFLICT;
            case NOT_FOUND -> NOT_FOUND;
            case GROUPS_OFF -> GROUPS_OFF;
            case STALE_VERSION -> STALE_VERSION;
            case TOO_LARGE -> TOO_LARGE;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case PROTECTED_ACCOUNT -> PROTECTED_ACCOUNT;
            case FORBIDDEN -> FORBIDDEN;
            case SCIM_OFF -> SCIM_OFF;
            case NOT_ALLOWED_NOW -> NOT_ALLOWED_NOW;
        };
    }
}
